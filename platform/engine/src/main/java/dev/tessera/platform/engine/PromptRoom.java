package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;

import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.scheduler.InputTokens;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;

/** Checks that there is a prompt, and room for the answer that it asks for. */
final class PromptRoom {
    private PromptRoom() {}

    /**
     * @throws TesseraException INVALID_REQUEST for a prompt of no tokens, PROMPT_TOO_LONG where the answer has no room, or less
     *     than it asks for
     */
    static void require(PreparedPrompt prompt, SamplingParameters sampling, int contextLength) {
        int tokens = prompt.tokenIds().size();
        if (tokens == 0) {
            throw new TesseraException(INVALID_REQUEST, "the prompt has no tokens, but must have at least 1")
                    .withParameter("prompt");
        }
        int room = contextLength - tokens;
        if (room < 1) {
            int media = prompt.mediaTokens().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            throw InputTokens.noRoom(
                    "%d tokens%s".formatted(tokens, media == 0 ? "" : ", %d of them for media".formatted(media)),
                    "a context of %d".formatted(contextLength));
        }
        sampling.maxTokens().filter(wanted -> wanted > room).ifPresent(wanted -> {
            throw tooManyTokens(wanted, tokens, contextLength);
        });
    }

    /** Clients take the numbers out of the text of vLLM, which this one is worded like. */
    private static TesseraException tooManyTokens(int wanted, int tokens, int contextLength) {
        return new TesseraException(
                        PROMPT_TOO_LONG,
                        ("'max_tokens' or 'max_completion_tokens' is too large: %d. This model's maximum context length is %d"
                                        + " tokens and your request has %d input tokens (%d > %d - %d).")
                                .formatted(wanted, contextLength, tokens, wanted, contextLength, tokens))
                .withParameter("max_tokens");
    }
}
