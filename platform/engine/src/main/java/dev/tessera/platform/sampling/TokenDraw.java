package dev.tessera.platform.sampling;

import java.util.OptionalInt;

/**
 * Draws a token with the probabilities that temperature, min-p, top-k and top-p leave, in this order, as vLLM has it. Tokens are
 * weighed relative to the likeliest and walked in the order of {@link RankedTokens}, so that a draw that ends among the likeliest
 * ends at the same token whether the other logits were looked at or not.
 */
final class TokenDraw {
    private final SamplingSettings settings;

    TokenDraw(SamplingSettings settings) {
        this.settings = settings;
    }

    /**
     * The token at a point of the distribution. All logits are taken only where the likeliest do not settle it.
     *
     * @param point at least 0 and less than 1
     */
    int draw(TokenScores scores, double point) {
        OptionalInt settled = among(scores.likeliest(), scores, point);
        return settled.isPresent()
                ? settled.getAsInt()
                : among(RankedTokens.all(scores.logits()), scores, point).orElseThrow();
    }

    /**
     * The token at a point, where the given tokens settle it.
     *
     * @param tokens the likeliest tokens, or all
     */
    OptionalInt among(RankedTokens tokens, TokenScores scores, double point) {
        boolean all = tokens.size() == scores.vocabularySize();
        int kept = kept(tokens);
        if (isCut(scores) || scores.likeliest().size() == scores.vocabularySize()) {
            if (!all && kept == tokens.size() && kept != settings.topK()) {
                return OptionalInt.empty();
            }
            return amongKept(tokens, kept, topP(tokens, kept, total(tokens, 0, kept)), point);
        }
        double total = Math.exp(scores.temperedLogTotal());
        if (settings.topP() < 1) {
            int nucleus = topP(tokens, kept, total);
            return !all && nucleus > kept ? OptionalInt.empty() : amongKept(tokens, kept, nucleus, point);
        }
        return amongAll(tokens, scores, total, point);
    }

    /** Whether min-p or top-k drop tokens, so that the sum over all is of no use. */
    private boolean isCut(TokenScores scores) {
        return settings.minP() > 0 || (settings.topK() > 0 && settings.topK() < scores.vocabularySize());
    }

    /** How many of the tokens min-p and top-k leave. */
    private int kept(RankedTokens tokens) {
        int limit = settings.topK() > 0 ? Math.min(settings.topK(), tokens.size()) : tokens.size();
        int kept = 1;
        while (kept < limit && weight(tokens, kept) >= settings.minP()) {
            kept++;
        }
        return kept;
    }

    /** How many tokens reach the probability of top-p; one more than are kept where they do not reach it. */
    private int topP(RankedTokens tokens, int kept, double total) {
        if (settings.topP() >= 1) {
            return kept;
        }
        double wanted = settings.topP() * total;
        double sum = weight(tokens, 0);
        int count = 1;
        while (count <= kept && sum < wanted) {
            sum += count < kept ? weight(tokens, count) : 0;
            count++;
        }
        return count;
    }

    private OptionalInt amongKept(RankedTokens tokens, int kept, int nucleus, double point) {
        int end = Math.min(kept, nucleus);
        return OptionalInt.of(walk(tokens, 0, end, point * total(tokens, 0, end)));
    }

    /**
     * The total over all tokens may come from a device that computes in 32 bits. The error falls on the tokens that are not
     * among the likeliest, all of which become likelier by the same small factor, or less likely.
     */
    private OptionalInt amongAll(RankedTokens tokens, TokenScores scores, double total, double point) {
        int head = scores.likeliest().size();
        double headTotal = total(tokens, 0, head);
        double place = point * total;
        if (place < headTotal) {
            return OptionalInt.of(walk(tokens, 0, head, place));
        }
        if (tokens.size() == head) {
            return OptionalInt.empty();
        }
        double tailTotal = total(tokens, head, tokens.size());
        double tailPlace = (place - headTotal) / (total - headTotal) * tailTotal;
        return OptionalInt.of(tailTotal > 0 ? walk(tokens, head, tokens.size(), tailPlace) : tokens.id(0));
    }

    /** The token at a place on the line on which each token takes as much as it weighs; the last one beyond its end. */
    private int walk(RankedTokens tokens, int start, int end, double place) {
        double sum = 0;
        int last = start;
        for (int rank = start; rank < end; rank++) {
            double weight = weight(tokens, rank);
            sum += weight;
            if (weight > 0) {
                last = rank;
            }
            if (place < sum) {
                return tokens.id(rank);
            }
        }
        return tokens.id(last);
    }

    private double total(RankedTokens tokens, int start, int end) {
        double total = 0;
        for (int rank = start; rank < end; rank++) {
            total += weight(tokens, rank);
        }
        return total;
    }

    /** The probability relative to the likeliest token's. */
    private double weight(RankedTokens tokens, int rank) {
        return Math.exp((tokens.logit(rank) - (double) tokens.logit(0)) * settings.inverseTemperature());
    }
}
