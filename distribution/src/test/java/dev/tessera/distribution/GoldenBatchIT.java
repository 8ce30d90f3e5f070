package dev.tessera.distribution;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greedy answers are the reference's in a batch with other requests. */
final class GoldenBatchIT {
    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoes(String backend) throws InterruptedException {
        GoldenBatch.answersAll(backend, Map.of());
    }
}
