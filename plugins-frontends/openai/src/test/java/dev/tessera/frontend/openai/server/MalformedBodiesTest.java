package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.chat.BodyMutator;
import dev.tessera.frontend.openai.chat.WellFormedBody;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.config.DataSize;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinWorkerThread;
import org.junit.jupiter.api.Test;

/** Whatever clients send, the server answers, and is none the worse for it. */
final class MalformedBodiesTest {
    private static final int BODIES = 10_000;
    private static final int WARM_UP = 1_000;
    private static final int FEW_THREADS = 10;
    private static final long LITTLE_MEMORY = 32L << 20;

    private final Map<String, Object> wellFormed = WellFormedBody.tree();
    private final BodyMutator mutator = new BodyMutator(new SplittableRandom(20_261_125));

    @Test
    void areRefusedWithoutATrace() {
        RequestLimits limits = new RequestLimits(new DataSize(6000), 500, 100, 20, 400, 30, 50, 4, 4);
        TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
        try (TestingServer server = TestingServer.start(engine, limits, TestingConfigs.server())) {
            int refused = send(server, WARM_UP);
            long threads = runningThreads();
            long memory = usedMemory();

            refused += send(server, BODIES - WARM_UP);

            assertThat(runningThreads()).isLessThan(threads + FEW_THREADS);
            // The engine remembers the requests that were answered, which are small.
            assertThat(usedMemory() - memory).isLessThan(LITTLE_MEMORY);
            assertThat(refused)
                    .isGreaterThan(BODIES / 2)
                    .isEqualTo(BODIES - engine.requests().size());
            assertThat(engine.openStreams()).isZero();
            assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);
        }
    }

    private int send(TestingServer server, int bodies) {
        int refused = 0;
        for (int i = 0; i < bodies; i++) {
            HttpResponse<String> response = server.send(server.request("/v1/chat/completions")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(mutator.mutate(wellFormed))));
            if (response.statusCode() != 200) {
                refused++;
                assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
                assertThat(TestingServer.json(response).at("/error/code").asInt())
                        .isEqualTo(response.statusCode());
            }
        }
        return refused;
    }

    /** Without those that carry virtual threads, of which there are as many as the machine has processors. */
    private static long runningThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !(thread instanceof ForkJoinWorkerThread))
                .count();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
