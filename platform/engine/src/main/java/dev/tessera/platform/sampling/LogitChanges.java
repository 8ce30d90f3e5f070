package dev.tessera.platform.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What one sequence's request changes about the logits before tokens are compared, in the order of vLLM. */
final class LogitChanges {
    private final TokenRules rules;
    private final Penalties penalties;
    private final List<Integer> generated = new ArrayList<>();

    LogitChanges(SamplingSettings settings, List<Integer> promptTokenIds) {
        this.rules = settings.rules();
        this.penalties = new Penalties(settings, promptTokenIds);
    }

    /** Takes note of a token that was chosen. */
    void add(int tokenId) {
        penalties.add(tokenId);
        generated.add(tokenId);
    }

    /** Whether the next logits are as the network computes them. */
    boolean isNone() {
        return rules.allowedTokenIds().isEmpty()
                && rules.logitBias().isEmpty()
                && barredEnds().isEmpty()
                && rules.badWords().completing(generated).isEmpty()
                && penalties.isNone();
    }

    void apply(float[] logits) {
        if (!rules.allowedTokenIds().isEmpty()) {
            float[] all = logits.clone();
            Arrays.fill(logits, Float.NEGATIVE_INFINITY);
            rules.allowedTokenIds().forEach(tokenId -> logits[tokenId] = all[tokenId]);
        }
        bar(rules.badWords().completing(generated), logits);
        bar(barredEnds(), logits);
        rules.logitBias().forEach((tokenId, bias) -> logits[tokenId] += bias.floatValue());
        penalties.apply(logits);
    }

    private Set<Integer> barredEnds() {
        return generated.size() < rules.minTokens() ? rules.endingTokenIds() : Set.of();
    }

    private static void bar(Set<Integer> tokenIds, float[] logits) {
        for (int tokenId : tokenIds) {
            if (tokenId < logits.length) {
                logits[tokenId] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
