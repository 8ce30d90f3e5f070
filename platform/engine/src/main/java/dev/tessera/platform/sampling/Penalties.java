package dev.tessera.platform.sampling;

import dev.tessera.spi.generation.Prompt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lowers the scores of tokens that were seen before: the repetition penalty (Keskar et al., 2019) for those in the prompt or
 * the answer, the presence and frequency penalties of OpenAI for those in the answer.
 */
final class Penalties {
    private final SamplingSettings settings;
    private final Set<Integer> seen;
    private final Map<Integer, Integer> generated = new HashMap<>();

    Penalties(SamplingSettings settings, List<Integer> promptTokenIds) {
        this.settings = settings;
        this.seen = new HashSet<>(promptTokenIds);
        seen.remove(Prompt.NO_TOKEN);
    }

    void add(int tokenId) {
        seen.add(tokenId);
        generated.merge(tokenId, 1, Integer::sum);
    }

    /** Whether no logit would be changed. */
    boolean isNone() {
        return (settings.repetitionPenalty() == 1 || seen.isEmpty())
                && ((settings.presencePenalty() == 0 && settings.frequencyPenalty() == 0) || generated.isEmpty());
    }

    void apply(float[] logits) {
        if (settings.repetitionPenalty() != 1) {
            for (int tokenId : seen) {
                if (tokenId < logits.length) {
                    float logit = logits[tokenId];
                    logits[tokenId] = (float)
                            (logit > 0 ? logit / settings.repetitionPenalty() : logit * settings.repetitionPenalty());
                }
            }
        }
        if (settings.presencePenalty() != 0 || settings.frequencyPenalty() != 0) {
            generated.forEach((tokenId, count) ->
                    logits[tokenId] -= (float) (settings.presencePenalty() + count * settings.frequencyPenalty()));
        }
    }
}
