package dev.tessera.distribution;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greedy answers are the reference's where prompts are computed in pieces. */
final class GoldenChunkedPrefillIT {
    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoes(String backend) throws InterruptedException {
        GoldenBatch.answersAll(backend, Map.of("engine.max-num-batched-tokens", "16"));
    }
}
