package dev.tessera.distribution;

import static dev.tessera.distribution.DemoServer.WHAT;
import static dev.tessera.distribution.DemoServer.content;
import static dev.tessera.distribution.DemoServer.promptTokens;
import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The assertions on vLLM's server that are about where pictures come from and how they are decoded, in section 6.2 of the functional specification, asked over
 * HTTP of the demo model; each test's name begins with the number of its own.
 */
final class PictureAssertionsIT {
    private static CountingWeb goldens;
    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
        goldens = new CountingWeb(Goldens.locate().resolve("media"));
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        goldens.close();
        assertThat(server.terminate()).as("there is nothing to say").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise_97x61.png", "scene_640x480.jpg", "wide_1021x333.webp"})
    void assertion2APictureIsTheSameByUrlAndAsData(String file) throws IOException {
        JsonObject byUrl = server.describe(goldens.url(file));
        JsonObject asData = server.describe(data(goldenFile(file)));

        assertThat(content(asData)).isEqualTo(content(byUrl)).isNotEmpty();
        assertThat(promptTokens(asData)).isEqualTo(promptTokens(byUrl));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // vLLM answers 501 to the first
                "data:image/png,xyz | 415 | only base64 data URLs are supported",
                "data:image/png;base64 | 400 | missing ',' separator",
                "data:image/png;base64,A!!! | 400 | not base64"
            })
    void assertion28DataUrlsAreToldApart(String url, int status, String problem) {
        assertThat(server.calls().refusal(status, user(image(url))).string("message"))
                .contains(problem);
    }

    @Test
    void assertion30MediaThatIsNotThereIsNotTheServersFault() {
        JsonObject error = server.calls().refusal(424, user(image(server.web().url("missing.png")), text(WHAT)));

        assertThat(error.string("message")).contains("127.0.0.1 answered with HTTP status 404");
        assertThat(error.string("param")).isEqualTo("image_url");
    }

    @Test
    void assertion31FilesAreReadBelowTheAllowedDirectoryOnly() throws IOException {
        assertThat(content(server.describe(
                        Distribution.example("scene-00.png").toUri().toString())))
                .isEqualTo(content(server.describe(server.web().url("scene-00.png"))));
        server.calls()
                .refusal(400, user(image(goldenFile("small_28x28.bmp").toUri().toString())));
    }

    @Test
    void assertion33ATruncatedJpegIsRefused() throws IOException {
        byte[] file = Files.readAllBytes(goldenFile("scene_640x480.jpg"));
        String url = data("image/jpeg", Arrays.copyOf(file, file.length / 2));

        assertThat(server.calls().refusal(400, user(image(url))).string("message"))
                .contains("the image is truncated");
    }

    @Test
    void assertion34TheColourBehindATransparentPictureCanBeChosen() throws IOException {
        Map<String, Object> options = Map.of("image", Map.of("rgba_background_color", List.of(0, 0, 0)));
        Map<String, Object> question = user(image(data(goldenFile("rgba_200x160.png"))), text(WHAT));
        MetricsReading before = server.calls().metrics();

        server.calls().chat(Map.of(), question);
        server.calls().chat(Map.of("media_io_kwargs", options), question);

        MetricsReading after = server.calls().metrics();
        assertThat(after.growth(before, "tessera_encoder_runs_total"))
                .as("another colour is another picture")
                .isEqualTo(2);
    }

    @Test
    void assertion35ARotatedJpegIsAsGoodAsOneThatIsTurned() throws IOException {
        JsonObject rotated = server.describe(data(goldenFile("exif6_180x120.jpg")));
        JsonObject turned = server.describe(data(goldenFile("decoded/exif6_180x120.jpg.png")));

        assertThat(promptTokens(rotated)).isEqualTo(promptTokens(turned));
        assertThat(content(rotated)).isEqualTo(content(turned));
    }

    private static Path goldenFile(String name) {
        return Goldens.locate().resolve("media").resolve(name);
    }

    private static String data(Path file) throws IOException {
        String name = file.getFileName().toString();
        return data("image/" + name.substring(name.lastIndexOf('.') + 1), Files.readAllBytes(file));
    }

    private static String data(String mediaType, byte[] file) {
        return "data:%s;base64,%s".formatted(mediaType, Base64.getEncoder().encodeToString(file));
    }
}
