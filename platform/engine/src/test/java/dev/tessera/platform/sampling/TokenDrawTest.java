package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TokenDrawTest {
    private static final int HEAD = 16;

    /** Thousands of random requests: a draw that the likeliest tokens settle is the one that all of them would give. */
    @Test
    void theLikeliestTokensSettleADrawAsAllTokensWould() {
        SplittableRandom random = new SplittableRandom(1);
        int settled = 0;
        int open = 0;
        for (int i = 0; i < 20_000; i++) {
            SamplingSettings settings = settings(random);
            DeviceScores scores = new DeviceScores(logits(random), settings.inverseTemperature(), HEAD);
            TokenDraw draw = new TokenDraw(settings);
            double point = random.nextInt(4) == 0 ? 1 - random.nextDouble() * 1e-6 : random.nextDouble();

            OptionalInt among = draw.among(scores.likeliest(), scores, point);
            int whole =
                    draw.among(RankedTokens.all(scores.logits()), scores, point).orElseThrow();

            assertThat(draw.draw(scores, point)).isEqualTo(whole);
            if (among.isPresent()) {
                assertThat(among.getAsInt()).as("case %d, %s", i, settings).isEqualTo(whole);
                settled++;
            } else {
                open++;
            }
        }
        assertThat(settled).isGreaterThan(5000);
        assertThat(open).isGreaterThan(1000);
    }

    @Test
    void allLogitsAreTakenOnlyWhereTheLikeliestDoNotSettleTheDraw() {
        float[] logits = new float[1000];
        logits[7] = 20;
        assertThat(copies(settings(1, 1, 0, 0), logits, 0.5)).isZero();
        assertThat(copies(settings(1, 0.9, 0, 0), logits, 0.999)).isZero();
        assertThat(copies(settings(1, 1, HEAD, 0), logits, 0.999999)).isZero();
        assertThat(copies(settings(1, 1, 0, 0.5), logits, 0.999999)).isZero();
        assertThat(copies(settings(1, 1, 0, 0), logits, 0.9999999999)).isOne();
        assertThat(copies(settings(1, 1, HEAD + 1, 0), logits, 0.5)).isOne();
        assertThat(copies(settings(1, 0.9, 0, 0), new float[1000], 0.1)).isOne();
        assertThat(copies(settings(1, 1, 0, 0.5), new float[1000], 0.1)).isOne();
    }

    @Test
    void unlikelyTokensKeepTheirProbabilities() {
        float[] logits = new float[100];
        TokenDraw draw = new TokenDraw(settings(1, 1, 0, 0));
        DeviceScores scores = new DeviceScores(logits, 1, HEAD);
        for (int i = 0; i < 100; i++) {
            assertThat(draw.draw(scores, (i + 0.5) / 100)).isEqualTo(i);
        }
    }

    @Test
    void tokensWithoutProbabilityAreNeverDrawn() {
        float[] logits = new float[40];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        logits[30] = 1;
        logits[35] = 1;
        DeviceScores scores = new DeviceScores(logits, 1, HEAD);
        double last = Math.nextDown(1.0);
        assertThat(new TokenDraw(settings(1, 1, 0, 0)).draw(scores, last)).isIn(30, 35);
        assertThat(new TokenDraw(settings(1, 1, 8, 0)).draw(scores, last)).isEqualTo(35);
        assertThat(new TokenDraw(settings(1, 0.99, 0, 0)).draw(scores, last)).isEqualTo(35);
    }

    private static int copies(SamplingSettings settings, float[] logits, double point) {
        DeviceScores scores = new DeviceScores(logits, settings.inverseTemperature(), HEAD);
        new TokenDraw(settings).draw(scores, point);
        return scores.copies;
    }

    private static float[] logits(SplittableRandom random) {
        float[] logits = new float[random.nextInt(1, 80)];
        double spread = random.nextDouble(0.1, 8);
        for (int id = 0; id < logits.length; id++) {
            double logit = spread * random.nextGaussian();
            // whole numbers are often equal
            logits[id] = (float) (random.nextBoolean() ? Math.rint(logit) : logit);
            if (random.nextInt(20) == 0 && id > 0) {
                logits[id] = Float.NEGATIVE_INFINITY;
            }
        }
        return logits;
    }

    private static SamplingSettings settings(SplittableRandom random) {
        return settings(
                random.nextDouble(0.05, 3),
                random.nextBoolean() ? 1 : random.nextDouble(0.01, 1),
                random.nextBoolean() ? 0 : random.nextInt(1, 40),
                random.nextBoolean() ? 0 : random.nextDouble(0, 0.2));
    }

    private static SamplingSettings settings(double temperature, double topP, int topK, double minP) {
        TokenRules rules = new TokenRules(0, Set.of(), Map.of(), BadWords.none(), Set.of());
        return new SamplingSettings(temperature, topP, topK, minP, 1, 0, 0, Optional.of(1L), rules);
    }

    /** Totals rounded to 32 bits, as a device gives them. */
    private static final class DeviceScores implements TokenScores {
        private final RowScores exact;
        private int copies;

        private DeviceScores(float[] logits, float inverseTemperature, int ranks) {
            this.exact = new RowScores(logits, inverseTemperature, ranks);
        }

        @Override
        public int vocabularySize() {
            return exact.vocabularySize();
        }

        @Override
        public RankedTokens likeliest() {
            return exact.likeliest();
        }

        @Override
        public double logTotal() {
            return (float) exact.logTotal();
        }

        @Override
        public double temperedLogTotal() {
            return (float) exact.temperedLogTotal();
        }

        @Override
        public float logit(int tokenId) {
            return exact.logit(tokenId);
        }

        @Override
        public float[] logits() {
            copies++;
            return exact.logits();
        }
    }
}
