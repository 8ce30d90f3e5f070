package dev.tessera.platform.sampling;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Chooses the tokens of one sequence from their scores: the request's changes are made to the logits, then the likeliest token
 * is taken or, with a temperature, one is drawn. What is drawn depends on the request's seed, the number of the choice and the
 * scores, and on nothing else that is computed at the time. Used by one thread.
 */
public final class Sampler {
    /** Keeps the generators of neighbouring seeds apart: the fraction of the golden ratio (Steele et al., 2014). */
    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

    private final SamplingSettings settings;
    private final RandomGenerator random;
    private final LogitChanges changes;
    private final TokenDraw draw;

    /**
     * @param promptTokenIds tokens that count for the repetition penalty from the beginning
     * @param choice which of the request's answers this is, from zero
     */
    public Sampler(SamplingSettings settings, List<Integer> promptTokenIds, int choice) {
        this.settings = requireNonNull(settings, "settings is null");
        this.changes = new LogitChanges(settings, promptTokenIds);
        this.draw = new TokenDraw(settings);
        RandomGeneratorFactory<RandomGenerator> factory = RandomGeneratorFactory.of("L64X128MixRandom");
        this.random = settings.seed()
                .map(seed -> factory.create(seed + choice * SEED_STEP))
                .orElseGet(factory::create);
    }

    /**
     * Chooses the next token.
     *
     * @param scores computed for the inverse temperature of the settings
     * @throws TesseraException INVALID_REQUEST where the request leaves no token to choose, BACKEND_FAILED where the scores are
     *     no numbers
     */
    public int sample(TokenScores scores) {
        TokenScores changed = changes.isNone() ? scores : changed(scores);
        requireChoice(changed.likeliest().logit(0));
        int chosen = settings.isGreedy() ? changed.likeliest().id(0) : draw.draw(changed, random.nextDouble());
        changes.add(chosen);
        return chosen;
    }

    private TokenScores changed(TokenScores scores) {
        float[] logits = scores.logits();
        changes.apply(logits);
        return new RowScores(
                logits, settings.inverseTemperature(), scores.likeliest().size());
    }

    private static void requireChoice(float largest) {
        if (largest == Float.NEGATIVE_INFINITY) {
            throw new TesseraException(
                    INVALID_REQUEST, "the request's allowed tokens, bad words and min_tokens leave no token to choose");
        }
        requireFinite(largest);
    }

    /** @throws TesseraException BACKEND_FAILED where the largest score is no number */
    static void requireFinite(float largest) {
        if (!Float.isFinite(largest)) {
            throw new TesseraException(BACKEND_FAILED, "the network's scores of the next token are not finite");
        }
    }
}
