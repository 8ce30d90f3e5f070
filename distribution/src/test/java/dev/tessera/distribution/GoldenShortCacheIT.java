package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greedy answers are the reference's where the KV cache has no room for all, and nothing is shared. */
final class GoldenShortCacheIT {
    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoes(String backend) throws InterruptedException {
        List<MetricsReading> readings = GoldenBatch.answersAll(
                backend, Map.of("engine.kv-cache-memory", "400kB", "engine.enable-prefix-caching", "false"));
        assertThat(readings)
                .allSatisfy(metrics -> assertThat(metrics.value("tessera_num_preemptions_total"))
                        .isPositive());
    }
}
