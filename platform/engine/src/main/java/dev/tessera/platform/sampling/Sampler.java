package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Chooses the tokens of one sequence from their logits, in the order of vLLM: ending tokens are barred, penalties, then the
 * likeliest token or, with a temperature, one drawn from what min-p, top-k and top-p leave. Used by one thread.
 */
public final class Sampler {
    private final SamplingSettings settings;
    private final RandomGenerator random;
    private final Penalties penalties;
    private int sampled;

    public Sampler(SamplingSettings settings, List<Integer> promptTokenIds) {
        this.settings = requireNonNull(settings, "settings is null");
        this.penalties = new Penalties(settings, promptTokenIds);
        RandomGeneratorFactory<RandomGenerator> factory = RandomGeneratorFactory.of("L64X128MixRandom");
        this.random = settings.seed().map(factory::create).orElseGet(factory::create);
    }

    /**
     * Chooses the next token.
     *
     * @param logits one for each token of the vocabulary; changed
     */
    public int sample(float[] logits) {
        if (sampled < settings.minTokens()) {
            for (int tokenId : settings.endingTokenIds()) {
                if (tokenId < logits.length) {
                    logits[tokenId] = Float.NEGATIVE_INFINITY;
                }
            }
        }
        penalties.apply(logits);
        int chosen = settings.temperature() == 0 ? likeliest(logits) : draw(logits);
        penalties.add(chosen);
        sampled++;
        return chosen;
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    private int draw(float[] logits) {
        Candidates candidates = Candidates.of(logits, settings.temperature());
        candidates.keepMinP(settings.minP());
        if (settings.topK() > 0) {
            candidates.keepTopK(settings.topK());
        }
        if (settings.topP() < 1) {
            candidates.keepTopP(settings.topP());
        }
        return candidates.draw(random.nextDouble());
    }
}
