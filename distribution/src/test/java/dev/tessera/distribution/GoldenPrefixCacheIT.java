package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.spi.generation.GenerationRequest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greedy answers are the reference's where what is computed of a prompt is found in the cache, and media is left out. */
final class GoldenPrefixCacheIT {
    private static final String FOUND = "tessera_mm_cache_hits_total";
    /** What is not done a second time for the same media. */
    private static final List<String> SKIPPED = List.of(
            "tessera_media_decode_seconds_count",
            "tessera_media_preprocess_seconds_count",
            "tessera_encoder_runs_total");

    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoes(String backend) throws InterruptedException {
        try (Platform platform = RunningPlatform.start()) {
            for (GoldenBatch batch : GoldenBatch.all()) {
                try (Engine engine = batch.open(platform, backend)) {
                    for (GoldenRun run : batch.runs()) {
                        answersTwice(platform, engine, run);
                    }
                }
            }
        }
    }

    static void answersTwice(Platform platform, Engine engine, GoldenRun run) throws InterruptedException {
        GenerationRequest request = GoldenRequests.request(run);
        String name = run.toString();
        Answers first = Answers.read(engine.generate(NamedMedia.sent(request, name)));
        MetricsReading before = MetricsReading.of(platform);
        Answers again = Answers.read(engine.generate(NamedMedia.omitted(request, name)));
        assertThat(first.tokenIds()).as(run.toString()).isEqualTo(run.golden().greedyTokenIds());
        assertThat(again.tokenIds()).as(run.toString()).isEqualTo(run.golden().greedyTokenIds());
        MetricsReading after = MetricsReading.of(platform);
        assertThat(after.growth(before, FOUND))
                .isEqualTo(run.golden().placeholders().size());
        for (String work : SKIPPED) {
            assertThat(after.value(work)).as(work).isEqualTo(before.value(work));
        }
        // all full blocks but the one of the last token, which must be computed
        int prompt = again.usage().promptTokens();
        assertThat(again.usage().cachedTokens()).isEqualTo((prompt - 1) / 16 * 16);
    }
}
