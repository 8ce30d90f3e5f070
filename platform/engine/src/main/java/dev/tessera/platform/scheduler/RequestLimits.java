package dev.tessera.platform.scheduler;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;

import dev.tessera.spi.error.TesseraException;

/** Refuses what could never run, however long it waited. */
final class RequestLimits {
    private final int cacheTokens;
    private final int encoderBudget;
    private final int encoderRows;

    RequestLimits(int cacheTokens, int encoderBudget, int encoderRows) {
        this.cacheTokens = cacheTokens;
        this.encoderBudget = encoderBudget;
        this.encoderRows = encoderRows;
    }

    /** @throws TesseraException PROMPT_TOO_LONG or MEDIA_TOO_LARGE */
    void check(SequenceRequest request) {
        int tokens = request.promptTokenIds().size();
        if (tokens >= cacheTokens) {
            throw InputTokens.noRoom("%d tokens".formatted(tokens), "a cache of %d".formatted(cacheTokens));
        }
        for (MediaItem item : request.media()) {
            requireEmbeddings(item, encoderBudget, "encoded in a step");
            requireEmbeddings(item, encoderRows, "kept");
        }
    }

    private static void requireEmbeddings(MediaItem item, int most, String what) {
        if (item.embeddings() > most) {
            throw new TesseraException(
                            MEDIA_TOO_LARGE,
                            "an item of %d embeddings is too large: at most %d can be %s"
                                    .formatted(item.embeddings(), most, what))
                    .withParameter(InputTokens.PARAMETER);
        }
    }
}
