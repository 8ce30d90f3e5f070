package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Embeddings in the place of tokens. Those that the checkpoint's own table makes of tokens have to give what the tokens give,
 * which is the reference here.
 */
final class PromptEmbeddingsIT {
    private static final Goldens GOLDENS = Goldens.locate();
    private static final int ANSWER_TOKENS = 12;
    /** Fills several blocks of the KV cache. */
    private static final String LONG_TEXT = "Tell me all about the sea, the wind and the old ships. ".repeat(4);

    /** @param middle a text whose tokens are the same between the others as by itself */
    record Family(Path checkpoint, String middle, Map<String, Object> media, String modality) {
        static List<Family> all() {
            return List.of(
                    new Family(
                            GOLDENS.family("qwen2-vl").checkpoint("tiny-a"),
                            " about the sea",
                            media("image_url", "small_28x28.bmp"),
                            "image"),
                    new Family(
                            GOLDENS.family("ultravox").checkpoint("tiny-a"),
                            "about the sea",
                            media("audio_url", "a16k_mono_s16.wav"),
                            "audio"));
        }

        private static Map<String, Object> media(String type, String file) {
            String url = GOLDENS.resolve("media/" + file).toUri().toString();
            return Map.of("type", type, type, Map.of("url", url));
        }

        @Override
        public String toString() {
            return "%s".formatted(checkpoint.getParent().getFileName());
        }
    }

    static List<Family> families() {
        return Family.all();
    }

    @ParameterizedTest
    @MethodSource("families")
    void answerAsTheTokensDoThatTheyStandFor(Family family) throws IOException {
        try (RunningServer server = start(family);
                ServerCalls calls = new ServerCalls(server)) {
            TokenEmbeddings embeddings = TokenEmbeddings.of(family.checkpoint());
            answersWholePrompts(calls, embeddings);
            answersPartsOfPrompts(calls, embeddings, family);
            sharesPrefixesOfEqualEmbeddings(calls, embeddings);
        }
    }

    private static void answersWholePrompts(ServerCalls calls, TokenEmbeddings embeddings) {
        List<Integer> first = tokens(calls, Map.of("prompt", LONG_TEXT));
        List<Integer> second = tokens(calls, Map.of("prompt", "And the moon?"));
        List<List<Integer>> expected = answers(calls, Map.of("prompt", List.of(first, second)));

        assertThat(answers(
                        calls, Map.of("prompt_embeds", List.of(embeddings.base64(first), embeddings.base64(second)))))
                .isEqualTo(expected);
        assertThat(answers(calls, Map.of("prompt_embeds", embeddings.base64(first), "prompt", List.of(second))))
                .isEqualTo(expected);
        JsonObject answer = calls.answer(
                "/v1/completions", completion(Map.of("prompt_embeds", embeddings.base64(first), "prompt", "")));
        assertThat(answer.object("usage").integer("prompt_tokens")).isEqualTo(first.size());
        assertThat(answer.object("usage").object("prompt_tokens_details").names())
                .containsExactly("cached_tokens");
        assertThat(answer.objects("choices").getFirst().integers("prompt_token_ids"))
                .isEqualTo(Collections.nCopies(first.size(), Prompt.NO_TOKEN));
        // what has no token has none to be penalized for
        Map<String, Object> penalty = Map.of("repetition_penalty", 1.3, "n", 2, "temperature", 1, "seed", 1);
        assertThat(answers(calls, with(penalty, "prompt_embeds", embeddings.base64(second))))
                .hasSize(2)
                .allSatisfy(tokens -> assertThat(tokens).hasSize(ANSWER_TOKENS));
        assertThat(answers(calls, Map.of("use_beam_search", true, "n", 2, "prompt_embeds", embeddings.base64(first))))
                .isEqualTo(answers(calls, Map.of("use_beam_search", true, "n", 2, "prompt", first)));
    }

    private static void answersPartsOfPrompts(ServerCalls calls, TokenEmbeddings embeddings, Family family) {
        List<Integer> middle = tokens(calls, Map.of("prompt", family.middle(), "add_special_tokens", false));
        Map<String, Object> part = Map.of("type", "prompt_embeds", "data", embeddings.base64(middle));

        for (List<Object> media : List.of(List.<Object>of(), List.<Object>of(family.media()))) {
            Object[] spelled = parts(media, text(family.middle()));
            Object[] embedded = parts(media, part);
            List<Integer> tokens = tokens(calls, Map.of("messages", List.of(user(spelled))));
            List<Integer> left = new ArrayList<>(tokens);
            int start = Collections.indexOfSubList(tokens, middle);
            Collections.fill(left.subList(start, start + middle.size()), Prompt.NO_TOKEN);

            assertThat(tokens(calls, Map.of("messages", List.of(user(embedded)))))
                    .isEqualTo(left);
            JsonObject expected = chat(calls, spelled);
            JsonObject answer = chat(calls, embedded);
            assertThat(answer.objects("choices").getFirst().integers("token_ids"))
                    .isEqualTo(expected.objects("choices").getFirst().integers("token_ids"));
            assertThat(answer.integers("prompt_token_ids")).isEqualTo(left);
            JsonObject usage = answer.object("usage");
            assertThat(usage.integer("prompt_tokens")).isEqualTo(tokens.size());
            assertThat(
                            usage
                                    .object("prompt_tokens_details")
                                    .findObject("multimodal_tokens")
                                    .map(JsonObject::names)
                                    .stream())
                    .allMatch(names -> names.equals(Set.of(family.modality())))
                    .hasSize(media.size());
        }
    }

    private static void sharesPrefixesOfEqualEmbeddings(ServerCalls calls, TokenEmbeddings embeddings) {
        List<Integer> tokens = tokens(calls, Map.of("prompt", "Sing me all the songs of the sea. ".repeat(4)));
        List<Integer> other = new ArrayList<>(tokens);
        Collections.reverse(other);

        assertThat(cached(calls, embeddings.base64(tokens))).isZero();
        assertThat(cached(calls, embeddings.base64(tokens))).isGreaterThan(tokens.size() / 2);
        assertThat(cached(calls, embeddings.base64(other))).isZero();
        assertThat(answers(calls, Map.of("prompt_embeds", embeddings.base64(tokens))))
                .isEqualTo(answers(calls, Map.of("prompt", tokens)));
    }

    private static int cached(ServerCalls calls, String rows) {
        return calls.answer("/v1/completions", completion(Map.of("prompt_embeds", rows)))
                .object("usage")
                .object("prompt_tokens_details")
                .integer("cached_tokens");
    }

    private static RunningServer start(Family family) {
        return RunningServer.start(List.of(
                "--model",
                family.checkpoint().toString(),
                "--dtype",
                "float32",
                "--enable-prompt-embeds",
                "--allowed-local-media-path",
                "/"));
    }

    private static Object[] parts(List<Object> media, Object middle) {
        List<Object> parts = new ArrayList<>(media);
        parts.addAll(List.of(text("Tell me"), middle, text(" now.")));
        return parts.toArray();
    }

    private static JsonObject chat(ServerCalls calls, Object... parts) {
        return calls.chat(
                Map.of(
                        "max_tokens",
                        ANSWER_TOKENS,
                        "ignore_eos",
                        true,
                        "repetition_penalty",
                        1,
                        "return_token_ids",
                        true),
                user(parts));
    }

    private static Map<String, Object> completion(Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>(
                Map.of("temperature", 0, "ignore_eos", true, "repetition_penalty", 1, "return_token_ids", true));
        body.put("max_tokens", ANSWER_TOKENS);
        body.putAll(fields);
        return body;
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** The tokens of all answers to prompts. */
    private static List<List<Integer>> answers(ServerCalls calls, Map<String, Object> fields) {
        return calls.answer("/v1/completions", completion(fields)).objects("choices").stream()
                .map(choice -> choice.integers("token_ids"))
                .toList();
    }

    private static List<Integer> tokens(ServerCalls calls, Map<String, Object> body) {
        return calls.answer("/tokenize", body).integers("tokens");
    }
}
