package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with embeddings in the place of tokens is said, and hurts no other request. */
final class PromptEmbeddingErrorsIT {
    private static final int HIDDEN_SIZE = 64;
    private static final String COMPLETIONS = "/v1/completions";
    private static final String FIELD = "prompt_embeds";

    @Test
    void withoutTheFlagTheyAreRefused() throws IOException {
        try (RunningServer server = start();
                ServerCalls calls = new ServerCalls(server)) {
            String message = "You must set --enable-prompt-embeds (embeddings.prompt-enabled) to input prompt_embeds"
                    + " (parameter=prompt_embeds)";

            assertThat(calls.refusal(400, user(part(rows(0.5f, 2, HIDDEN_SIZE)), text("a")))
                            .string("message"))
                    .isEqualTo(message);
            assertThat(refusal(calls, rows(0.5f, 2, HIDDEN_SIZE))).isEqualTo(message);
            // a text like others
            calls.answer(COMPLETIONS, Map.of("prompt", "Where is <prompt_embeds>?", "max_tokens", 1));
        }
    }

    @Test
    void theTensorIsCheckedAndTheServerLives() throws IOException {
        try (RunningServer server = start("--enable-prompt-embeds");
                ServerCalls calls = new ServerCalls(server)) {
            assertThat(refusal(calls, "AAAA")).startsWith("prompt_embeds is in none of the formats that can be read: ");
            assertThat(refusal(calls, rows(0.5f, 2, 32)))
                    .startsWith("prompt_embeds has shape [2, 32], but the model's hidden size is 64");
            assertThat(refusal(calls, rows(0.5f, HIDDEN_SIZE)))
                    .startsWith("prompt_embeds has shape [64], but must have two dimensions");
            assertThat(refusal(calls, rows(Float.NaN, 2, HIDDEN_SIZE))).startsWith("prompt_embeds has NaN in row 0");
            assertThat(refusal(calls, base64(Map.of("x", Tensor.ofLongs(Shape.of(1, 2), 1, 2)))))
                    .startsWith("prompt_embeds has numbers of type INT64, but floating-point ones are needed");
            Tensor one = Tensor.ofFloats(Shape.of(1, 1), 1);
            assertThat(refusal(calls, base64(Map.of("x", one, "y", one))))
                    .startsWith("there is no prompt_embeds among [x, y]");
            for (String sparse : List.of("sparse_outside.pt", "sparse_huge.pt")) {
                assertThat(refusal(calls, GoldenEmbeddings.torch(sparse)))
                        .startsWith("the file has a sparse tensor; save tensor.to_dense()");
            }
            assertThat(error(calls, Map.of(FIELD, rows(0.5f, 40, HIDDEN_SIZE))).string("message"))
                    .startsWith("the prompt has 40 tokens, which leaves no room for an answer in a context of 32");
            calls.answer(COMPLETIONS, Map.of(FIELD, rows(0.5f, 2, HIDDEN_SIZE), "max_tokens", 1));
        }
    }

    @Test
    void noTextStandsForThemAndNothingIsRated() throws IOException {
        try (RunningServer server = start("--enable-prompt-embeds");
                ServerCalls calls = new ServerCalls(server)) {
            Map<String, Object> part = part(rows(0.5f, 2, HIDDEN_SIZE));

            assertThat(calls.refusal(400, user(part, text("Where is <prompt_embeds>?")))
                            .string("message"))
                    .isEqualTo("Text content may not contain the reserved placeholder <prompt_embeds>, which stands for"
                            + " prompt_embeds (parameter=messages)");
            assertThat(error(calls, Map.of("prompt", "a <prompt_embeds> b")).string("param"))
                    .isEqualTo("prompt");
            assertThat(error(calls, Map.of(FIELD, rows(0.5f, 2, HIDDEN_SIZE), "prompt_logprobs", 1))
                            .string("message"))
                    .isEqualTo("prompt_logprobs is given, but prompt_embeds have no tokens to rate"
                            + " (parameter=prompt_logprobs)");
            assertThat(calls.refusalWith(Map.of("prompt_logprobs", 1), 400, user(part))
                            .string("param"))
                    .isEqualTo("prompt_logprobs");
        }
    }

    private static RunningServer start(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--model",
                Goldens.locate().family("qwen2-vl").checkpoint("tiny-a").toString(),
                "--backend",
                "reference",
                "--dtype",
                "float32",
                "--max-model-len",
                "32"));
        all.addAll(List.of(options));
        return RunningServer.start(all);
    }

    private static Map<String, Object> part(String data) {
        return Map.of("type", FIELD, "data", data);
    }

    private static String rows(float value, long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[(int) shape.elementCount()];
        Arrays.fill(values, value);
        return base64(Map.of("x", Tensor.ofFloats(shape, values)));
    }

    private static String base64(Map<String, Tensor> tensors) {
        return GoldenEmbeddings.base64(tensors);
    }

    private static String refusal(ServerCalls calls, String rows) {
        JsonObject error = error(calls, Map.of(FIELD, rows));
        assertThat(error.string("param")).isEqualTo(FIELD);
        return error.string("message");
    }

    private static JsonObject error(ServerCalls calls, Map<String, Object> body) {
        return calls.refusal(COMPLETIONS, 400, body);
    }
}
