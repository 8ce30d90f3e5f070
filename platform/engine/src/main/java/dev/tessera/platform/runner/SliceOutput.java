package dev.tessera.platform.runner;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which scores a step computes for a slice.
 *
 * @param rows after which of its tokens
 * @param inverseTemperature what logits are multiplied by for the tempered totals
 * @param nextTokenId the token after the slice's last one, where it is known already, as in the middle of a prompt
 */
public record SliceOutput(Rows rows, float inverseTemperature, Optional<Integer> nextTokenId) {
    /** Tokens of a slice. */
    public enum Rows {
        NONE,
        LAST,
        ALL
    }

    public SliceOutput {
        requireNonNull(rows, "rows is null");
        requireNonNull(nextTokenId, "nextTokenId is null");
        if (!(inverseTemperature > 0 && Float.isFinite(inverseTemperature))) {
            throw new IllegalArgumentException("inverse temperature %s is not positive".formatted(inverseTemperature));
        }
    }

    public static SliceOutput none() {
        return new SliceOutput(Rows.NONE, 1, Optional.empty());
    }

    /** Scores after the last token, from which the next one is chosen. */
    public static SliceOutput last(float inverseTemperature) {
        return new SliceOutput(Rows.LAST, inverseTemperature, Optional.empty());
    }

    /** Scores after every token, among them that of the token which follows. */
    public static SliceOutput all(float inverseTemperature, Optional<Integer> nextTokenId) {
        return new SliceOutput(Rows.ALL, inverseTemperature, nextTokenId);
    }
}
