package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/** Scores of which all logits are on the host, such as those that a request has changed. */
final class RowScores implements TokenScores {
    private final float[] logits;
    private final float inverseTemperature;
    private final RankedTokens likeliest;
    private OptionalDouble logTotal = OptionalDouble.empty();
    private OptionalDouble temperedLogTotal = OptionalDouble.empty();

    /**
     * @param logits not changed afterwards
     * @param ranks how many of the likeliest are at hand
     */
    RowScores(float[] logits, float inverseTemperature, int ranks) {
        this.logits = requireNonNull(logits, "logits is null");
        this.inverseTemperature = inverseTemperature;
        this.likeliest = RankedTokens.first(ranks, logits);
    }

    @Override
    public int vocabularySize() {
        return logits.length;
    }

    @Override
    public RankedTokens likeliest() {
        return likeliest;
    }

    @Override
    public double logTotal() {
        if (logTotal.isEmpty()) {
            logTotal = OptionalDouble.of(logTotal(1));
        }
        return logTotal.getAsDouble();
    }

    @Override
    public double temperedLogTotal() {
        if (temperedLogTotal.isEmpty()) {
            temperedLogTotal = OptionalDouble.of(logTotal(inverseTemperature));
        }
        return temperedLogTotal.getAsDouble();
    }

    @Override
    public float logit(int tokenId) {
        return logits[tokenId];
    }

    @Override
    public float[] logits() {
        return logits.clone();
    }

    private double logTotal(double factor) {
        double max = likeliest.logit(0);
        double total = 0;
        for (float logit : logits) {
            total += Math.exp((logit - max) * factor);
        }
        return Math.log(total);
    }
}
