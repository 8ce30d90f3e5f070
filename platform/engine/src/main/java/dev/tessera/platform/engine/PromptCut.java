package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.PromptTruncation;
import java.util.List;

/**
 * Cuts the prompt of one request, as it asks for.
 *
 * @param truncation what it asks for
 * @param room tokens that the answer wants
 */
record PromptCut(PromptTruncation truncation, int room) {
    private static final String PARAMETER = "truncate_prompt_tokens";

    /**
     * Checks that nothing but tokens could be cut off, before any media is loaded.
     *
     * @throws TesseraException INVALID_REQUEST
     */
    void requireTokensAlone(Prompt prompt) {
        if (!isTokensAlone(prompt)) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "%s is given, but a prompt with media or embeddings cannot be cut".formatted(PARAMETER))
                    .withParameter(PARAMETER);
        }
    }

    private static boolean isTokensAlone(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Chat chat ->
                chat.messages().stream()
                        .flatMap(message -> message.content().stream())
                        .noneMatch(part ->
                                part instanceof ContentPart.Media || part instanceof ContentPart.PromptEmbeddings);
            case Prompt.Text text -> text.media().isEmpty();
            case Prompt.Tokens tokens -> tokens.media().isEmpty();
            case Prompt.Embeddings _ -> false;
        };
    }

    /**
     * Cuts a prompt of tokens alone.
     *
     * @throws TesseraException INVALID_REQUEST where more is to be kept than leaves the answer its room
     */
    PreparedPrompt of(PreparedPrompt prompt, int contextLength, Tokenizer tokenizer) {
        int most = contextLength - room;
        if (most < 1) {
            // the answer is too long for any prompt, and refused for that
            return prompt;
        }
        int kept = truncation.tokens().orElse(most);
        if (kept > most) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "%s is %d, but must be at most %d: the context has %d tokens, and the answer wants %d"
                                    .formatted(PARAMETER, kept, most, contextLength, room))
                    .withParameter(PARAMETER);
        }
        List<Integer> tokens = prompt.tokenIds();
        if (tokens.size() <= kept) {
            return prompt;
        }
        List<Integer> left = switch (truncation.kept()) {
            case BEGINNING -> tokens.subList(0, kept);
            case END -> tokens.subList(tokens.size() - kept, tokens.size());
        };
        return new PreparedPrompt(prompt.text().isEmpty() ? "" : text(left, prompt.text(), tokenizer), left, List.of());
    }

    /** The text of what is left, without a special token that the tokenizer put before the whole text. */
    private String text(List<Integer> left, String whole, Tokenizer tokenizer) {
        int before = switch (truncation.kept()) {
            case BEGINNING -> isPutBefore(whole, left.getFirst(), tokenizer) ? 1 : 0;
            case END -> 0;
        };
        return tokenizer.decode(left.subList(before, left.size()), false);
    }

    private static boolean isPutBefore(String text, int first, Tokenizer tokenizer) {
        return tokenizer.isSpecial(first) && !text.startsWith(tokenizer.decode(List.of(first), false));
    }
}
