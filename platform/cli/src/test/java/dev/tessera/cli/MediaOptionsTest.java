package dev.tessera.cli;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.atIndex;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class PromptOptionsTest {
    private static final int MAX_BYTES = 4;

    private final InputFiles files = new InputFiles(InputStream.nullInputStream(), MAX_BYTES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/b.png",
                "HTTPS://a.example/b.png",
                "data:image/png;base64,AAAA",
                "file:///b.png"
            })
    void leavesUrlsToTheMediaSources(String url) {
        assertThat(picture(url)).isEqualTo(new ContentPart.Url(url));
    }

    @Test
    void readsFiles(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("http.png"), new byte[] {1, 2, 3});

        assertThat(picture(file.toString()))
                .isInstanceOfSatisfying(
                        ContentPart.Encoded.class,
                        encoded -> assertThat(encoded.media().bytes()).containsExactly(1, 2, 3));
    }

    @Test
    void saysWhichFileIsTooLarge(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("large.png"), new byte[MAX_BYTES + 1]);

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> picture(file.toString()))
                .withMessage("the picture %s has 5 bytes, but the limit is 4", file);
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> picture("gone:1.png"))
                .withMessage("the picture gone:1.png cannot be read: there is no such file");
    }

    @Test
    void putsPicturesBeforeSoundsBeforeTheQuestion() {
        String[] arguments = {
            "--audio", "http://a.example/a.wav", "--image", "http://a.example/b.png", "--audio", "data:,c", "What?"
        };
        Prompt prompt =
                CommandLine.populateCommand(new PromptOptions(), arguments).read(files);

        assertThat(((Prompt.Chat) prompt).messages().getFirst().content())
                .containsExactly(
                        new ContentPart.Media(IMAGE, new ContentPart.Url("http://a.example/b.png")),
                        new ContentPart.Media(AUDIO, new ContentPart.Url("http://a.example/a.wav")),
                        new ContentPart.Media(AUDIO, new ContentPart.Url("data:,c")),
                        new ContentPart.Text("What?"));
    }

    @Test
    void readsSounds(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a.wav"), new byte[] {1, 2, 3});
        PromptOptions options = CommandLine.populateCommand(new PromptOptions(), "--audio", file.toString());

        assertThat(options.isEmpty()).isFalse();
        assertThat(((Prompt.Chat) options.read(files)).messages().getFirst().content())
                .singleElement()
                .isInstanceOfSatisfying(ContentPart.Media.class, media -> {
                    assertThat(media.modality()).isEqualTo(AUDIO);
                    assertThat(((ContentPart.Encoded) media.payload()).media().bytes())
                            .containsExactly(1, 2, 3);
                });
    }

    @Test
    void saysWhichSoundIsMissing() {
        PromptOptions options = CommandLine.populateCommand(new PromptOptions(), "--audio", "gone.wav");

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> options.read(files))
                .withMessage("the sound gone.wav cannot be read: there is no such file");
    }

    @Test
    void putsVideosAfterPictures(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("a.mp4"), new byte[] {1, 2, 3});
        PromptOptions options = CommandLine.populateCommand(
                new PromptOptions(),
                "--video",
                file.toString(),
                "--image",
                "http://a.example/b.png",
                "--video",
                "http://a.example/c.mp4",
                "What?");

        List<ContentPart> parts =
                ((Prompt.Chat) options.read(files)).messages().getFirst().content();

        assertThat(parts)
                .hasSize(4)
                .contains(new ContentPart.Media(VIDEO, new ContentPart.Url("http://a.example/c.mp4")), atIndex(2));
        assertThat(((ContentPart.Media) parts.get(1)).modality()).isEqualTo(VIDEO);
        assertThat(options.mediaOptions().isEmpty()).isTrue();
        assertThat(options.lacksVideo()).isFalse();
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> CommandLine.populateCommand(new PromptOptions(), "--video", "gone.mp4", "What?")
                        .read(files))
                .withMessage("the video gone.mp4 cannot be read: there is no such file");
    }

    @Test
    void tellsHowVideosAreSampled() {
        PromptOptions options = CommandLine.populateCommand(
                new PromptOptions(),
                "--num-frames",
                "-1",
                "--fps",
                "2.5",
                "--video",
                "http://a.example/c.mp4",
                "What?");

        assertThat(options.mediaOptions().object("video").integer("num_frames")).isEqualTo(-1);
        assertThat(options.mediaOptions().object("video").number("fps")).isEqualTo(2.5);
        assertThat(CommandLine.populateCommand(new PromptOptions(), "--fps", "2", "What?")
                        .lacksVideo())
                .isTrue();
    }

    private ContentPart.Payload picture(String image) {
        Prompt prompt = CommandLine.populateCommand(new PromptOptions(), "--image", image, "What is it?")
                .read(files);
        ContentPart part =
                ((Prompt.Chat) prompt).messages().getFirst().content().getFirst();
        ContentPart.Media media = (ContentPart.Media) part;
        assertThat(media.modality()).isEqualTo(IMAGE);
        return media.payload();
    }
}
