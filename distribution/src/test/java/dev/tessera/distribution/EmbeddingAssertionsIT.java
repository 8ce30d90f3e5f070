package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The assertions on vLLM's server in section 6.2 of the functional specification that are about embeddings; each test's name
 * begins with the number of its own.
 */
final class EmbeddingAssertionsIT {
    private static final Goldens GOLDENS = Goldens.locate();
    private static final GoldenFamily FAMILY = GOLDENS.family("qwen2-vl");
    private static final GoldenCase GOLDEN = FAMILY.goldenCase("image_embeds");
    private static final String EMBEDS = "image_embeds";
    private static final String GRID = "image_grid_thw";

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void assertion20WithoutTheFlagEmbeddingsAreRefused() throws IOException, InterruptedException {
        try (RunningServer server = start()) {
            for (Object value : List.of(
                    GoldenEmbeddings.torch("image_embeds.pt"), Map.of(EMBEDS, rows(15, 64), GRID, List.of(1, 6, 10)))) {
                assertThat(refusal(server, embeds(value)))
                        .isEqualTo("You must set --enable-mm-embeds (embeddings.enabled) to input image_embeds"
                                + " (parameter=image_embeds)");
            }
        }
    }

    @Test
    void assertion21WrongEmbeddingsAreRefusedAndTheServerLives() throws IOException, InterruptedException {
        try (RunningServer server = start("--enable-mm-embeds")) {
            assertThat(refusal(server, embeds(Map.of(EMBEDS, rows(15, 32), GRID, List.of(1, 6, 10)))))
                    .startsWith("the image_embeds have shape [15, 32], but the model's hidden size is 64");
            assertThat(refusal(server, embeds(Map.of(EMBEDS, rows(15, 64, 1), GRID, List.of(1, 6, 10)))))
                    .startsWith("image_embeds has shape [15, 64, 1], but must have two dimensions");
            assertThat(refusal(server, embeds(Map.of(EMBEDS, rows(14, 64), GRID, List.of(1, 6, 10)))))
                    .startsWith("the image_embeds have 14 rows, but image_grid_thw [1, 6, 10] makes 15");
            assertThat(refusal(server, embeds(Map.of(EMBEDS, rows(15, 64), GRID, List.of(1, 6, 9)))))
                    .startsWith(
                            "the image_embeds have image_grid_thw [1, 6, 9], whose height and width are not divisible by"
                                    + " the merge size of 2");
            assertThat(refusal(server, embeds(Map.of(EMBEDS, rows(15, 64)))))
                    .startsWith("the image_embeds lack image_grid_thw, which the model needs");
            for (String sparse : List.of("sparse_outside.pt", "sparse_huge.pt")) {
                assertThat(refusal(server, embeds(GoldenEmbeddings.torch(sparse))))
                        .startsWith("the file has a sparse tensor; save tensor.to_dense()");
            }
            assertAnswers(server, embeds(GoldenEmbeddings.torch("image_embeds.pt")));
        }
    }

    @Test
    void assertion22RawImagesAreNotMixedWithEmbeddings() throws IOException, InterruptedException {
        try (RunningServer server = start("--enable-mm-embeds")) {
            assertThat(refusal(server, embeds(GoldenEmbeddings.torch("image_embeds.pt")), image()))
                    .startsWith("Mixing raw image and embedding inputs is not allowed");
            assertThat(refusal(server, image(), embeds(GoldenEmbeddings.torch("image_embeds.pt"))))
                    .startsWith("Mixing raw image and embedding inputs is not allowed");
        }
    }

    @Test
    void assertion23WhereNoImageIsTakenEmbeddingsAre() throws IOException, InterruptedException {
        try (RunningServer server = start("--enable-mm-embeds", "--limit-mm-per-prompt.image", "0")) {
            assertThat(refusal(server, image())).startsWith("At most 0 image(s) may be provided in one prompt.");
            assertAnswers(server, embeds(GoldenEmbeddings.torch("image_embeds.pt")));
        }
    }

    private static RunningServer start(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--model", FAMILY.checkpoint("tiny-a").toString(), "--backend", "reference", "--dtype", "float32"));
        all.addAll(List.of(options));
        return RunningServer.start(all);
    }

    private void assertAnswers(RunningServer server, Map<String, Object> part)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(server, part);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject answer = JsonFile.parse(response.body(), "answer");
        assertThat(answer.objects("choices").getFirst().integers("token_ids")).isEqualTo(GOLDEN.greedyTokenIds());
        assertThat(answer.object("usage").integer("prompt_tokens"))
                .isEqualTo(GOLDEN.expandedTokenIds().size());
    }

    private String refusal(RunningServer server, Object... parts) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(server, parts);
        assertThat(response.statusCode()).isEqualTo(400);
        JsonObject error = JsonFile.parse(response.body(), "answer").object("error");
        assertThat(error.string("param")).isIn(EMBEDS, "image");
        return error.string("message");
    }

    private HttpResponse<byte[]> send(RunningServer server, Object... parts) throws IOException, InterruptedException {
        List<Object> content = new ArrayList<>(List.of(parts));
        content.add(Map.of("type", "text", "text", "Describe the embedding."));
        byte[] body = JsonFile.format(Map.of(
                "messages",
                List.of(Map.of("role", "user", "content", content)),
                "temperature",
                0,
                "max_tokens",
                GOLDEN.greedyTokenIds().size(),
                "ignore_eos",
                true,
                "repetition_penalty",
                1,
                "return_token_ids",
                true));
        return client.send(
                HttpRequest.newBuilder(server.address().resolve("/v1/chat/completions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static Map<String, Object> embeds(Object value) {
        return Map.of("type", EMBEDS, EMBEDS, value);
    }

    private static Map<String, Object> image() {
        return Map.of("type", "image_url", "image_url", Map.of("url", "data:image/png;base64,AAAA"));
    }

    private static String rows(long... sizes) {
        Shape shape = Shape.of(sizes);
        return GoldenEmbeddings.base64(Map.of("x", Tensor.ofFloats(shape, new float[(int) shape.elementCount()])));
    }
}
