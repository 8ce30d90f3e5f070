package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Greedy answers are the reference's where the KV cache has no room for all, and nothing is shared. */
final class GoldenShortCacheIT {
    @ParameterizedTest
    @MethodSource("dev.tessera.distribution.GoldenBatch#onEachBackend")
    void answersAsTheReferenceDoes(String backend, GoldenBatch batch) throws InterruptedException {
        MetricsReading metrics = batch.answersAll(
                backend, Map.of("engine.kv-cache-memory", "300kB", "engine.enable-prefix-caching", "false"));
        assertThat(metrics.value("tessera_num_preemptions_total")).isPositive();
    }
}
