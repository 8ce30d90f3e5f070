package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;

import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.spi.error.TesseraException;

/** Checks that a prompt leaves room for an answer. */
final class PromptRoom {
    /** What vLLM calls it, which no one field of a request is. */
    private static final String PARAMETER = "input_tokens";

    private PromptRoom() {}

    /** @throws TesseraException PROMPT_TOO_LONG where it does not */
    static void require(PreparedPrompt prompt, int contextLength) {
        int tokens = prompt.tokenIds().size();
        if (tokens >= contextLength) {
            int media = prompt.mediaTokens().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            throw new TesseraException(
                            PROMPT_TOO_LONG,
                            "the prompt has %d tokens%s, which leaves no room for an answer in a context of %d"
                                    .formatted(
                                            tokens,
                                            media == 0 ? "" : ", %d of them for media".formatted(media),
                                            contextLength))
                    .withParameter(PARAMETER);
        }
    }
}
