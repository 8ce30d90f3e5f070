package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of single tokens make up the text that the server answers with, whatever kind of tokenizer the model has. */
final class TokenTextsIT {
    private static final String PROMPT = "Hello world. \u00e9 \u65e5\u672c \ud83d\ude80 end";

    @ParameterizedTest
    @CsvSource({"qwen2-vl, \u0120w, <|im_end|>", "phi-3.5-vision, \u2581, <s>", "ultravox, \u0120w, <|eot_id|>"})
    void tokensOfPromptAndAnswerMakeUpTheText(String family, String spelled, String special)
            throws IOException, InterruptedException {
        GoldenServer server = GoldenServer.start(Goldens.locate().family(family).checkpoint("tiny-a"));
        try {
            JsonObject choice = echo(server.calls(), PROMPT);
            assertThat(choice.string("text")).startsWith(PROMPT);
            assertMakesUp(choice.string("text"), choice.object("logprobs"));
            JsonObject given = echo(server.calls(), tokens(server.calls(), special + PROMPT + special + PROMPT));
            assertThat(given.string("text")).contains(special);
            assertMakesUp(given.string("text"), given.object("logprobs"));
            JsonObject tokens = server.calls().answer("/tokenize", Map.of("prompt", PROMPT, "return_token_strs", true));
            assertThat(tokens.strings("token_strs"))
                    .hasSize(tokens.integer("count"))
                    .anySatisfy(piece -> assertThat(piece).startsWith(spelled))
                    .allSatisfy(piece -> assertThat(piece).doesNotContain("\uFFFD"));
        } finally {
            server.end();
        }
    }

    private static List<Integer> tokens(ServerCalls calls, String text) {
        return calls.answer("/tokenize", Map.of("prompt", text, "add_special_tokens", false))
                .integers("tokens");
    }

    /** @param prompt a text, or tokens, which are shown with the special ones among them */
    private static JsonObject echo(ServerCalls calls, Object prompt) {
        Map<String, Object> body =
                Map.of("prompt", prompt, "echo", true, "logprobs", 2, "max_tokens", 6, "temperature", 0);
        return calls.answer("/v1/completions", body).objects("choices").getFirst();
    }

    private static void assertMakesUp(String text, JsonObject logprobs) {
        List<String> tokens = logprobs.strings("tokens");
        List<Integer> offsets = new ArrayList<>(logprobs.integers("text_offset"));
        // an answer may end within a character, which then belongs to no token
        String complete = text.replaceFirst("\uFFFD+$", "");
        offsets.add(complete.codePointCount(0, complete.length()));
        assertThat(offsets).startsWith(0).isSorted();
        for (int token = 0; token < tokens.size(); token++) {
            String there = complete.substring(
                    complete.offsetByCodePoints(0, offsets.get(token)),
                    complete.offsetByCodePoints(0, offsets.get(token + 1)));
            // special tokens are named, and take no room
            assertThat(there).isIn("", tokens.get(token));
            assertThat(tokens.get(token)).doesNotEndWith("\uFFFD");
        }
    }
}
