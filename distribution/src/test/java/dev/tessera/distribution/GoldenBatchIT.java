package dev.tessera.distribution;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Greedy answers are the reference's in a batch with other requests. */
final class GoldenBatchIT {
    @ParameterizedTest
    @MethodSource("dev.tessera.distribution.GoldenBatch#onEachBackend")
    void answersAsTheReferenceDoes(String backend, GoldenBatch batch) throws InterruptedException {
        batch.answersAll(backend, Map.of());
    }
}
