package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.Goldens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server answers about pictures that are cut into crops, and whose placeholders have numbers. */
final class GoldenCropsHttpIT {
    private static final int MAX_MODEL_LENGTH = 192;
    private static final Path CHECKPOINT =
            Goldens.locate().family("phi-3.5-vision").checkpoint("tiny-a");

    private static GoldenServer server;
    private static ServerCalls calls;

    @BeforeAll
    static void start() {
        server = GoldenServer.start(
                CHECKPOINT, "--max-model-len", Integer.toString(MAX_MODEL_LENGTH), "--enable-mm-embeds");
        calls = server.calls();
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        server.end();
    }

    static List<GoldenRun> runs() {
        return GoldenRun.ofContext(MAX_MODEL_LENGTH);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void answersAsTheReferenceDoes(GoldenRun run) {
        GoldenHttpIT.assertAnswered(calls, run);
    }

    /**
     * A picture of the size that vLLM's tests have. The checkpoint's tiles have 2 x 2 squares, where the published one's, which
     * makes 757 and 1921 tokens of it, have 12 x 12.
     */
    @ParameterizedTest
    @CsvSource({"4, 2, 2", "16, 4, 3"})
    void assertion17ARequestSaysHowManyCropsThereAre(int crops, int columns, int rows) throws IOException {
        JsonObject answer = calls.chat(
                Map.of("mm_processor_kwargs", Map.of("num_crops", crops), "max_tokens", 1),
                user(image(picture(1300, 876)), text("What is this?")));
        assertThat(answer.object("usage")
                        .object("prompt_tokens_details")
                        .object("multimodal_tokens")
                        .integer("image"))
                .isEqualTo((rows * columns + 1) * 4 + 1 + (rows + 1) * 2);
    }

    @Test
    void refusesCropsOutOfRange() throws IOException {
        for (Object crops : List.of(0, 65, -1, "four")) {
            assertThat(calls.refusalWith(
                                    Map.of("mm_processor_kwargs", Map.of("num_crops", crops)),
                                    400,
                                    user(image(picture(8, 8)), text("What is this?")))
                            .string("message"))
                    .contains("mm_processor_kwargs: num_crops");
        }
        assertThat(calls.refusalWith(
                                Map.of("mm_processor_kwargs", Map.of("num_crops", 64)),
                                400,
                                user(image(picture(8, 8)), text("What is this?")))
                        .string("message"))
                .contains("in 64 crops takes 279 tokens, more than the context of 192");
    }

    @Test
    void refusesNumbersThatAreNotThoseOfThePictures() throws IOException {
        refuses("<|image_1|> <|image_3|>", "placeholder <|image_3|>, but the request has 2 items");
        refuses("<|image_0|>", "placeholder <|image_0|>, but the request has 2 items");
        refuses("<|image_1|> <|image_1|>", "the text spells the placeholder <|image_1|> more often");
        assertThat(calls.refusal(400, user(text("What is in <|image_1|>?"))).string("message"))
                .contains("placeholder <|image_1|>, but the request has 0 items");
    }

    @Test
    void refusesOtherMedia() {
        assertThat(calls.refusal(400, user(Map.of("type", "video_url", "video_url", Map.of("url", "file:///gone.mp4"))))
                        .string("message"))
                .contains("the model does not take video input; it takes text, image");
        assertThat(calls.refusal(400, user(Map.of("type", "audio_url", "audio_url", Map.of("url", "file:///gone.wav"))))
                        .string("message"))
                .contains("the model does not take audio input; it takes text, image");
    }

    private static void refuses(String text, String message) throws IOException {
        assertThat(calls.refusal(400, user(image(picture(8, 8)), image(picture(9, 8)), text(text)))
                        .string("message"))
                .contains(message);
    }

    /** A black picture. */
    private static String picture(int width, int height) throws IOException {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.toByteArray());
        }
    }
}
