package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.Prompt;
import java.util.List;

/** Reads {@code prompt}: a text, a list of tokens, or a list of one of either. */
final class PromptReader {
    private static final String EXPECTED = "a string or a list of token ids";

    private PromptReader() {}

    static Prompt read(RequestObject body) {
        RequestValue value = body.require("prompt", EXPECTED);
        boolean addSpecialTokens =
                body.find("add_special_tokens").map(RequestValue::flag).orElse(true);
        if (value.value() instanceof List<?> list && !list.isEmpty() && !(list.getFirst() instanceof Number)) {
            if (list.size() > 1) {
                throw value.error("has %d prompts, but only one is served at a time".formatted(list.size()));
            }
            return prompt(value.elements().getFirst(), addSpecialTokens);
        }
        return prompt(value, addSpecialTokens);
    }

    private static Prompt prompt(RequestValue value, boolean addSpecialTokens) {
        if (value.value() instanceof String text) {
            return new Prompt.Text(text, List.of(), addSpecialTokens);
        }
        if (!(value.value() instanceof List<?> list) || list.isEmpty()) {
            throw value.mustBe(EXPECTED);
        }
        return new Prompt.Tokens(
                value.elements().stream().map(PromptReader::tokenId).toList(), List.of());
    }

    private static int tokenId(RequestValue value) {
        if (value.integer() < 0) {
            throw value.mustBe("a token id of at least 0");
        }
        return value.integer();
    }
}
