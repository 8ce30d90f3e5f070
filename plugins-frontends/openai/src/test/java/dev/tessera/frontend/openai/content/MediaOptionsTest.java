package dev.tessera.frontend.openai.content;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MediaOptionsTest {
    @Test
    void passesOnTheOptionsOfTheRequest() {
        assertThat(read("[]", "{'video': {'num_frames': 8, 'fps': -1}, 'image': null}")
                        .asMap())
                .isEqualTo(Map.of("video", Map.of("num_frames", 8L, "fps", -1L), "image", Map.of()));
        assertThat(read("[]", "null").isEmpty()).isTrue();
    }

    @Test
    void laysTheOptionsOfAPartOverThoseOfTheRequest() {
        JsonObject options = read(
                "['a', {'video_url': 'b', 'media_io_kwargs': {'num_frames': 4}}, {'image_url': 'c'}]",
                "{'video': {'num_frames': 8, 'fps': 2}, 'image': {'image_mode': 'L'}}");

        assertThat(options.asMap())
                .isEqualTo(Map.of(
                        "video", Map.of("num_frames", 4L, "fps", 2L),
                        "image", Map.of("image_mode", "L")));
    }

    @Test
    void takesTheOptionsOfAPartWhereTheRequestHasNone() {
        JsonObject options = read("[{'video_url': 'b', 'media_io_kwargs': {'num_frames': 4}}]", "null");

        assertThat(options.object("video").integer("num_frames")).isEqualTo(4);
    }

    @Test
    void takesEqualOptionsOfSeveralParts() {
        String part = "{'video_url': 'b', 'media_io_kwargs': {'num_frames': 4}}";

        assertThat(read("[%s, {'image_url': 'c'}, %s]".formatted(part, part), "null")
                        .asMap())
                .isEqualTo(Map.of("video", Map.of("num_frames", 4L)));
    }

    @Test
    void refusesPartsOfOneModalityThatAskForDifferentOptions() {
        assertRefused(
                "[{'video_url': 'a', 'media_io_kwargs': {'num_frames': 4}}, {'image_url': 'b'}, {'video_url': 'c'}]",
                "null",
                "content[2].media_io_kwargs differs from that of content[0], but all media of the modality video must"
                        + " have the same");
    }

    @Test
    void refusesOptionsThatAreNoObjects() {
        assertRefused("[]", "5", "media_io_kwargs is 5, but must be an object");
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> read("[]", "{'video': [8]}"));

        assertThat(refused).hasMessage("media_io_kwargs.video is a list, but must be an object");
        assertThat(refused.parameter()).contains("media_io_kwargs.video");
    }

    private static void assertRefused(String content, String options, String message) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> read(content, options));

        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter()).contains("media_io_kwargs");
    }

    private static JsonObject read(String content, String options) {
        RequestObject body = body("{'content': %s, 'media_io_kwargs': %s}".formatted(content, options));
        return MediaOptions.read(body, PartReader.ofChats().read(body.require("content", "content")));
    }
}
