package dev.tessera.cli;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.Modality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class MediaOptionsTest {
    private static final int MAX_BYTES = 4;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/b.png",
                "HTTPS://a.example/b.png",
                "data:image/png;base64,AAAA",
                "file:///b.png"
            })
    void leavesUrlsToTheMediaSources(String url) {
        assertThat(read("--image", url)).containsExactly(new ContentPart.Media(IMAGE, new ContentPart.Url(url)));
    }

    @ParameterizedTest
    @CsvSource({"--image, image", "--video, video", "--audio, audio"})
    void readsFiles(String option, String modality) throws IOException {
        Path file = Files.write(directory.resolve("http.png"), new byte[] {1, 2, 3});

        assertThat(read(option, file.toString())).singleElement().satisfies(media -> {
            assertThat(media.modality()).isEqualTo(new Modality(modality));
            assertThat(((ContentPart.Encoded) media.payload()).media().bytes()).containsExactly(1, 2, 3);
        });
    }

    @ParameterizedTest
    @CsvSource({"--image-embeds, image", "--video-embeds, video", "--audio-embeds, audio"})
    void readsFilesOfEmbeddings(String option, String modality) throws IOException {
        Path file = Files.write(directory.resolve("a.pt"), new byte[] {1, 2, 3});

        assertThat(options(option, "a.pt").hasEmbeddings()).isTrue();
        assertThat(options(option, "a.pt").isEmpty()).isFalse();
        assertThat(read(option, file.toString())).singleElement().satisfies(media -> {
            assertThat(media.modality()).isEqualTo(new Modality(modality));
            ContentPart.EncodedEmbeddings payload = (ContentPart.EncodedEmbeddings) media.payload();
            assertThat(payload.tensors()).containsOnlyKeys(modality + "_embeds");
            assertThat(payload.tensors().get(modality + "_embeds").bytes()).containsExactly(1, 2, 3);
            assertThat(payload.numbers()).isEmpty();
        });
    }

    @Test
    void saysWhichFileIsTooLarge() throws IOException {
        Path file = Files.write(directory.resolve("large.png"), new byte[MAX_BYTES + 1]);

        assertRefused("the picture %s has 5 bytes, but the limit is 4".formatted(file), "--image", file.toString());
        assertRefused(
                "the audio_embeds %s has 5 bytes, but the limit is 4".formatted(file),
                "--audio-embeds",
                file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "--image, the picture",
        "--video, the video",
        "--audio, the sound",
        "--image-embeds, the image_embeds",
        "--video-embeds, the video_embeds",
        "--audio-embeds, the audio_embeds"
    })
    void saysWhichFileIsMissing(String option, String label) {
        assertRefused(label + " gone:1.png cannot be read: there is no such file", option, "gone:1.png");
    }

    @Test
    void takesNoUrlsOfEmbeddings() {
        assertRefused(
                "the image_embeds are at a URL, but are read from files only",
                "--image-embeds",
                "https://a.example/b.pt");
    }

    @Test
    void putsPicturesBeforeVideosBeforeSounds() throws IOException {
        String file = Files.write(directory.resolve("a"), new byte[1]).toString();

        assertThat(read(
                        "--audio",
                        "http://a.example/a.wav",
                        "--video-embeds",
                        file,
                        "--image",
                        "http://a.example/b.png",
                        "--video",
                        "http://a.example/c.mp4",
                        "--audio",
                        "data:,d",
                        "--image-embeds",
                        file,
                        "--audio-embeds",
                        file))
                .extracting(
                        ContentPart.Media::modality,
                        media -> media.payload() instanceof ContentPart.Url(String url) ? url : "embeddings")
                .containsExactly(
                        tuple(IMAGE, "http://a.example/b.png"),
                        tuple(IMAGE, "embeddings"),
                        tuple(VIDEO, "http://a.example/c.mp4"),
                        tuple(VIDEO, "embeddings"),
                        tuple(AUDIO, "http://a.example/a.wav"),
                        tuple(AUDIO, "data:,d"),
                        tuple(AUDIO, "embeddings"));
    }

    @Test
    void tellsHowVideosAreSampled() {
        MediaOptions options = options("--num-frames", "-1", "--fps", "2.5", "--video", "http://a.example/c.mp4");

        assertThat(options.decoding().object("video").integer("num_frames")).isEqualTo(-1);
        assertThat(options.decoding().object("video").number("fps")).isEqualTo(2.5);
        assertThat(options.lacksVideo()).isFalse();
        assertThat(options("--fps", "2").lacksVideo()).isTrue();
        assertThat(options("--video", "a.mp4").decoding().isEmpty()).isTrue();
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(arguments))
                .withMessage(message);
    }

    private static List<ContentPart.Media> read(String... arguments) {
        return options(arguments).read(new InputFiles(InputStream.nullInputStream(), MAX_BYTES));
    }

    private static MediaOptions options(String... arguments) {
        return CommandLine.populateCommand(new MediaOptions(), arguments);
    }
}
