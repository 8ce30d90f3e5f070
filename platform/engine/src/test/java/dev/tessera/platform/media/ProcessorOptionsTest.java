package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProcessorOptionsTest {
    private static final Map<String, Object> SIZE = Map.of("longest_edge", 9, "shortest_edge", 1);

    @Test
    void holdForAModalityOverTheOthers() {
        ProcessorOptions options = options(
                Map.of("crops", 4, "size", SIZE, "images_kwargs", Map.of("size", Map.of("longest_edge", 5), "a", 1)));

        assertThat(options.of(IMAGE).asMap())
                .isEqualTo(Map.of("crops", 4, "size", Map.of("longest_edge", 5, "shortest_edge", 1), "a", 1));
        assertThat(options.of(VIDEO).asMap()).isEqualTo(Map.of("crops", 4, "size", SIZE));
    }

    @Test
    void areLeftAsTheyAreWhereTheModelDoesNotTakeTheModality() {
        Map<String, Object> video = Map.of("videos_kwargs", Map.of("a", 1));

        assertThat(options(video).of(IMAGE).asMap()).isEqualTo(video);
    }

    @Test
    void areCheckedOfEachModality() {
        options(Map.of("images_kwargs", Map.of("a", 1))).check();

        assertRefused(Map.of("unknown", 1), "mm_processor_kwargs: unknown: unknown");
        assertRefused(
                Map.of("images_kwargs", Map.of("unknown", 1)), "mm_processor_kwargs: images_kwargs.unknown: unknown");
        assertRefused(Map.of("images_kwargs", 5), "mm_processor_kwargs: images_kwargs: expected an object, found 5");
    }

    private static void assertRefused(Map<String, Object> members, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> options(members).check())
                .withMessage(message);
    }

    private static ProcessorOptions options(Map<String, Object> members) {
        return new ProcessorOptions(
                new TestingMedia(), JsonObject.of(members, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST));
    }
}
