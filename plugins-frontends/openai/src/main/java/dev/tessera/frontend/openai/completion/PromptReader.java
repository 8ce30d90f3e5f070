package dev.tessera.frontend.openai.completion;

import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;

import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.Prompt;
import java.util.List;

/** Reads {@code prompt}: a text, a list of tokens, or a list of texts or of lists of tokens, which are as many prompts. */
final class PromptReader {
    private static final String EXPECTED = "a string or a list of token ids";

    private final int maxPrompts;

    PromptReader(OpenAiConfig config) {
        maxPrompts = config.maxPrompts();
    }

    /** At least one. */
    List<Prompt> read(RequestObject body) {
        RequestValue value = body.require("prompt", EXPECTED);
        boolean addSpecialTokens =
                body.find("add_special_tokens").map(RequestValue::flag).orElse(true);
        if (!isSeveral(value)) {
            return List.of(prompt(value, addSpecialTokens));
        }
        List<RequestValue> elements = value.elements();
        if (elements.size() > maxPrompts) {
            throw new TesseraException(
                            REQUEST_TOO_LARGE,
                            "prompt has %d prompts, but at most %d are allowed".formatted(elements.size(), maxPrompts))
                    .withParameter("prompt");
        }
        return elements.stream()
                .map(element -> prompt(element, addSpecialTokens))
                .toList();
    }

    private static boolean isSeveral(RequestValue value) {
        return value.value() instanceof List<?> list && !list.isEmpty() && !(list.getFirst() instanceof Number);
    }

    private static Prompt prompt(RequestValue value, boolean addSpecialTokens) {
        if (value.value() instanceof String text) {
            return new Prompt.Text(text, List.of(), addSpecialTokens);
        }
        if (!(value.value() instanceof List<?> list) || list.isEmpty()) {
            throw value.mustBe(EXPECTED);
        }
        return new Prompt.Tokens(
                value.elements().stream().map(element -> element.atLeast(0)).toList(), List.of());
    }
}
