package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greedy answers are the reference's where what is computed of a prompt is found in the cache. */
final class GoldenPrefixCacheIT {
    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoes(String backend) throws InterruptedException {
        try (Platform platform = RunningPlatform.start();
                Engine engine = GoldenBatch.open(platform, backend)) {
            for (GoldenRun run : GoldenBatch.RUNS) {
                Answers first = Answers.read(engine.generate(GoldenRequests.request(run.goldens(), run.golden())));
                Answers again = Answers.read(engine.generate(GoldenRequests.request(run.goldens(), run.golden())));
                assertThat(first.tokenIds())
                        .as(run.toString())
                        .isEqualTo(run.golden().greedyTokenIds());
                assertThat(again.tokenIds())
                        .as(run.toString())
                        .isEqualTo(run.golden().greedyTokenIds());
                // all full blocks but the one of the last token, which must be computed
                int prompt = again.usage().promptTokens();
                assertThat(again.usage().cachedTokens()).isEqualTo((prompt - 1) / 16 * 16);
            }
        }
    }
}
