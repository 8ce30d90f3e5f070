package dev.tessera.platform.scheduler;

import static java.util.Objects.requireNonNull;

/**
 * A sequence that runs for the first time.
 *
 * @param sequenceId the sequence
 * @param cachedTokens tokens of its prompt that need no computing
 */
public record Admission(String sequenceId, int cachedTokens) {
    public Admission {
        requireNonNull(sequenceId, "sequenceId is null");
    }
}
