package dev.tessera.platform.engine;

import dev.tessera.platform.sampling.RankedTokens;
import dev.tessera.platform.sampling.TokenScores;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A network of four tokens, whose logits depend on all tokens before and on nothing else.
 *
 * @param seed networks of different seeds differ
 */
record TestingNetwork(long seed) {
    static final int VOCABULARY = 4;

    TokenScores after(List<Integer> tokens) {
        return new Scores(logits(tokens));
    }

    /** The natural logarithm of the probability of a token. */
    double logprob(List<Integer> before, int token) {
        float[] logits = logits(before);
        double total = 0;
        for (float logit : logits) {
            total += Math.exp(logit);
        }
        return logits[token] - Math.log(total);
    }

    /** The place of a token among all, from 1 for the likeliest. */
    int rank(List<Integer> before, int token) {
        float[] logits = logits(before);
        return 1
                + (int) IntStream.range(0, VOCABULARY)
                        .filter(other -> logits[other] > logits[token])
                        .count();
    }

    private float[] logits(List<Integer> tokens) {
        Random random = new Random(seed * 31 + tokens.hashCode());
        float[] logits = new float[VOCABULARY];
        for (int token = 0; token < VOCABULARY; token++) {
            logits[token] = (float) random.nextGaussian();
        }
        return logits;
    }

    private static final class Scores implements TokenScores {
        private final float[] logits;

        Scores(float[] logits) {
            this.logits = logits;
        }

        @Override
        public int vocabularySize() {
            return logits.length;
        }

        @Override
        public RankedTokens likeliest() {
            int[] ids = IntStream.range(0, logits.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer id) -> -logits[id]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            float[] ranked = new float[ids.length];
            for (int rank = 0; rank < ids.length; rank++) {
                ranked[rank] = logits[ids[rank]];
            }
            return new RankedTokens(ids, ranked);
        }

        @Override
        public double logTotal() {
            double max = likeliest().logit(0);
            double total = 0;
            for (float logit : logits) {
                total += Math.exp(logit - max);
            }
            return Math.log(total);
        }

        @Override
        public double temperedLogTotal() {
            throw new UnsupportedOperationException("nothing is drawn");
        }

        @Override
        public float logit(int tokenId) {
            return logits[tokenId];
        }

        @Override
        public float[] logits() {
            return logits.clone();
        }
    }
}
