package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Logarithms of the probabilities at one position, before penalties and temperature. */
public final class LogProbabilities {
    private final float[] logits;
    private final double max;
    private final double logTotal;

    /** @param logits not changed afterwards */
    public LogProbabilities(float[] logits) {
        this.logits = requireNonNull(logits, "logits is null");
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        this.max = largest;
        double total = 0;
        for (float logit : logits) {
            total += Math.exp(logit - max);
        }
        this.logTotal = Math.log(total);
    }

    public double of(int tokenId) {
        return logits[tokenId] - max - logTotal;
    }

    /** The likeliest tokens, likeliest first. */
    public List<Integer> likeliest(int count) {
        Comparator<Integer> byLogit = Comparator.comparingDouble(tokenId -> logits[tokenId]);
        PriorityQueue<Integer> best = new PriorityQueue<>(count + 1, byLogit);
        for (int tokenId = 0; tokenId < logits.length; tokenId++) {
            if (best.size() < count || (count > 0 && logits[tokenId] > logits[best.peek()])) {
                best.add(tokenId);
                if (best.size() > count) {
                    best.poll();
                }
            }
        }
        return best.stream().sorted(byLogit.reversed()).toList();
    }
}
