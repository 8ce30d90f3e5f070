package dev.tessera.distribution;

import dev.tessera.platform.bootstrap.Platform;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's greedy answers are the reference's, token by token, on every backend. */
final class GoldenAnswersIT {
    private static Platform platform;

    @BeforeAll
    static void startPlatform() {
        platform = RunningPlatform.start();
    }

    @AfterAll
    static void closePlatform() {
        platform.close();
    }

    static Stream<Arguments> runs() {
        return Stream.of("reference", "pytorch")
                .flatMap(backend -> GoldenRun.ofWholeContext().stream().map(run -> Arguments.of(backend, run)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void answersAsTheReferenceDoes(String backend, GoldenRun run) throws InterruptedException {
        GoldenAnswer.assertGiven(platform, backend, run);
    }
}
