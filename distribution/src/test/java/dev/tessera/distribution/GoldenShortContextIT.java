package dev.tessera.distribution;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Greedy answers are the reference's where sequences stay within the context of a model's first training, which gives other
 * rotary embeddings than longer ones: alone, in a batch whose prompts are computed in pieces, and with what is found in caches.
 */
final class GoldenShortContextIT {
    private static final int MAX_MODEL_LENGTH = 192;

    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = RunningPlatform.start(Map.of(
                "engine.max-model-len",
                Integer.toString(MAX_MODEL_LENGTH),
                "engine.max-num-batched-tokens",
                "16",
                "engine.encoder-cache-size",
                "128"));
    }

    @AfterAll
    static void closePlatform() {
        platform.close();
    }

    private static List<GoldenRun> shortRuns() {
        return GoldenRun.ofContext(MAX_MODEL_LENGTH);
    }

    static Stream<Arguments> runs() {
        return Stream.of("reference", "pytorch")
                .flatMap(backend -> shortRuns().stream().map(run -> Arguments.of(backend, run)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void answersAsTheReferenceDoes(String backend, GoldenRun run) throws InterruptedException {
        GoldenAnswer.assertGiven(platform, backend, run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoesInABatch(String backend) throws InterruptedException {
        for (GoldenBatch batch : GoldenBatch.of(shortRuns())) {
            batch.answersAll(platform, backend);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void answersAsTheReferenceDoesFromCaches(String backend) throws InterruptedException {
        for (GoldenBatch batch : GoldenBatch.of(shortRuns())) {
            try (Engine engine = batch.open(platform, backend)) {
                for (GoldenRun run : batch.runs()) {
                    GoldenPrefixCacheIT.answersTwice(platform, engine, run);
                }
            }
        }
    }
}
