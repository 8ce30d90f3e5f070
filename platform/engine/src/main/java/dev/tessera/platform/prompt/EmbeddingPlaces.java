package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import java.util.Collections;
import java.util.List;

/**
 * Where embeddings stand that are in the place of tokens. Until the prompt is tokenized a text stands for each of them, which
 * requests may not write themselves, for that would move the embeddings.
 */
final class EmbeddingPlaces {
    /** The one that vLLM reserves as well. */
    static final String PLACEHOLDER = "<prompt_embeds>";

    /** The text after it goes on with what was before. */
    static final SpelledPlaceholder SPELLED = SpelledPlaceholder.of(PLACEHOLDER, Prompt.NO_TOKEN, false);

    private EmbeddingPlaces() {}

    /**
     * Looks for the placeholder in what a request says.
     *
     * @throws TesseraException INVALID_REQUEST
     */
    static void requireUnwritten(Prompt prompt) {
        switch (prompt) {
            case Prompt.Chat chat ->
                chat.messages().stream()
                        .flatMap(message -> message.content().stream())
                        .filter(ContentPart.Text.class::isInstance)
                        .forEach(part -> requireUnwritten(((ContentPart.Text) part).text(), "messages"));
            case Prompt.Text text -> requireUnwritten(text.text(), "prompt");
            case Prompt.Tokens _, Prompt.Embeddings _ -> {
                // neither has text
            }
        }
    }

    private static void requireUnwritten(String text, String parameter) {
        if (text.contains(PLACEHOLDER)) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "Text content may not contain the reserved placeholder %s, which stands for prompt_embeds"
                                    .formatted(PLACEHOLDER))
                    .withParameter(parameter);
        }
    }

    /**
     * Compares the places in a tokenized prompt with the embeddings. A template may leave some out, or write placeholders that it
     * has from elsewhere than texts.
     *
     * @throws TesseraException INVALID_REQUEST
     */
    static void requireAll(List<Integer> tokenIds, int count) {
        int places = Collections.frequency(tokenIds, Prompt.NO_TOKEN);
        if (places != count) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "the request has %d prompt_embeds, but the rendered prompt has the placeholder %s %d times"
                                    .formatted(count, PLACEHOLDER, places))
                    .withParameter("prompt_embeds");
        }
    }
}
