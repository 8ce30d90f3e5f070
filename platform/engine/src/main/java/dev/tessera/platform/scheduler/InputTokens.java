package dev.tessera.platform.scheduler;

import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;

import dev.tessera.spi.error.TesseraException;

/** What errors say of the tokens of a request's input. */
public final class InputTokens {
    /** What vLLM calls them, which no one field of a request is. */
    public static final String PARAMETER = "input_tokens";

    private InputTokens() {}

    /**
     * That a prompt is too long for any answer.
     *
     * @param prompt how many tokens it has
     * @param place what they fill, and how large it is
     */
    public static TesseraException noRoom(String prompt, String place) {
        return new TesseraException(
                        PROMPT_TOO_LONG,
                        "the prompt has %s, which leaves no room for an answer in %s".formatted(prompt, place))
                .withParameter(PARAMETER);
    }
}
