package dev.tessera.frontend.openai.completion;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.content.EncodedTensor;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code prompt}: a text, a list of tokens, or a list of texts or of lists of tokens, which are as many prompts. Each
 * tensor of {@code prompt_embeds} is a prompt too, and comes before those.
 */
final class PromptReader {
    static final String EMBEDDINGS = "prompt_embeds";

    private static final String FIELD = "prompt";
    private static final String EXPECTED = "a string or a list of token ids";

    private final int maxPrompts;

    PromptReader(RequestLimits limits) {
        maxPrompts = limits.maxPrompts();
    }

    /** At least one. */
    List<Prompt> read(RequestObject body) {
        List<RequestValue> tensors = tensors(body);
        List<RequestValue> given = given(body, !tensors.isEmpty());
        requireRoom(EMBEDDINGS, tensors.size());
        requireRoom(FIELD, tensors.size() + given.size());
        boolean addSpecialTokens = body.flag("add_special_tokens", true);
        List<Prompt> prompts =
                given.stream().map(value -> prompt(value, addSpecialTokens)).toList();
        if (prompts.stream().map(Object::getClass).distinct().count() > 1) {
            throw body.require(FIELD, EXPECTED).mustBe("a list of strings, or of lists of token ids, but not of both");
        }
        return Stream.concat(tensors.stream().map(PromptReader::embeddings), prompts.stream())
                .toList();
    }

    /** Whether there is a prompt of embeddings. */
    static boolean hasEmbeddings(RequestObject body) {
        return !tensors(body).isEmpty();
    }

    private static List<RequestValue> tensors(RequestObject body) {
        return body.find(EMBEDDINGS)
                .map(value -> value.value() instanceof List ? value.elements() : List.of(value))
                .orElse(List.of());
    }

    /** @param optional whether an empty text or list is as good as none, for clients cannot all leave it out */
    private static List<RequestValue> given(RequestObject body, boolean optional) {
        if (optional && body.find(FIELD).filter(value -> !isEmpty(value)).isEmpty()) {
            return List.of();
        }
        RequestValue value = body.require(FIELD, EXPECTED);
        return isSeveral(value) ? value.elements() : List.of(value);
    }

    private static boolean isEmpty(RequestValue value) {
        return switch (value.value()) {
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    private void requireRoom(String field, int count) {
        if (count > maxPrompts) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "%s has %d prompts, but at most %d are allowed".formatted(field, count, maxPrompts))
                    .withParameter(field);
        }
    }

    private static Prompt embeddings(RequestValue value) {
        return new Prompt.Embeddings(new ContentPart.PromptEmbeddings(EncodedTensor.read(value)));
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
