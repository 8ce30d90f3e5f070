package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However requests end, all that they took comes back. */
final class EngineSoakIT {
    private static final GoldenBatch BATCH = GoldenBatch.of("qwen2-vl");
    private static final int ROUNDS = 10;
    private static final int REQUESTS = 200;
    private static final int AT_A_TIME = 16;
    /** Rounds after which caches and the JVM have what they keep. */
    private static final int WARM = 2;

    private static final long HEAP_NOISE = 4L << 20;

    /** More than any step takes, though the engine's thread lets others go before it. */
    private static final long MOST_NANOS_TO_END = 120_000_000_000L;

    /** What is held when nothing is done. */
    private record Holdings(double kvCache, double encoderCache, double liveTensors, JvmHoldings jvm) {}

    @ParameterizedTest
    @ValueSource(strings = {"reference", "pytorch"})
    void holdsNoMoreAfterTenRoundsThanAfterTwo(String backend) throws Exception {
        // small enough to be full when it is warm
        Map<String, String> smallCache = Map.of("media.processor-cache-size", "1MB");
        try (Platform platform = RunningPlatform.start(smallCache);
                Engine engine = BATCH.open(platform, backend);
                ExecutorService clients = Executors.newFixedThreadPool(AT_A_TIME)) {
            SplittableRandom random = new SplittableRandom(backend.length());
            for (int round = 0; round < WARM; round++) {
                ask(engine, clients, random);
            }
            Holdings before = holdings(platform, WARM * REQUESTS);
            for (int round = WARM; round < ROUNDS; round++) {
                ask(engine, clients, random);
            }
            Holdings after = holdings(platform, ROUNDS * REQUESTS);

            MetricsReading metrics = MetricsReading.of(platform);
            assertThat(metrics.values()
                            .get("tessera_request_success_total{finished_reason=\"abort\",model_name=\"golden\"}"))
                    .isGreaterThan(ROUNDS * REQUESTS / 8.0);
            assertThat(after.kvCache()).isZero();
            assertThat(after.encoderCache()).isZero();
            assertThat(after.liveTensors()).isEqualTo(before.liveTensors());
            assertThat(after.jvm().files()).hasSameSizeAs(before.jvm().files());
            assertThat(after.jvm().threads()).isLessThanOrEqualTo(before.jvm().threads());
            assertThat(after.jvm().heap()).isLessThan(before.jvm().heap() + HEAP_NOISE);
        }
    }

    private static void ask(Engine engine, ExecutorService clients, SplittableRandom random) throws Exception {
        RandomRequests requests = BATCH.randomRequests(random.nextLong());
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            GenerationRequest request = requests.next();
            // half of all are read to the end, and the others given up before, at or after their first tokens
            int events = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(12);
            asked.add(clients.submit(() -> read(engine, request, events)));
        }
        for (Future<?> one : asked) {
            one.get();
        }
    }

    private static Void read(Engine engine, GenerationRequest request, int events) throws InterruptedException {
        try (GenerationStream stream = engine.generate(request)) {
            for (int i = 0; i < events; i++) {
                if (stream.next() instanceof GenerationEvent.Finished) {
                    break;
                }
            }
        }
        return null;
    }

    private static Holdings holdings(Platform platform, int requests) throws IOException {
        MetricsReading metrics = awaitIdle(platform, requests);
        return new Holdings(
                metrics.value("tessera_kv_cache_usage_perc"),
                metrics.value("tessera_encoder_cache_usage_perc"),
                metrics.values().getOrDefault("tessera_pytorch_live_tensors", 0.0),
                JvmHoldings.least());
    }

    /**
     * Cancelled requests end with the engine's next step, which may be yet to come, and the last of all is counted as
     * ended while its step still holds tensors: it is over when, all being ended, a later look finds nothing running.
     */
    private static MetricsReading awaitIdle(Platform platform, int requests) {
        await(platform, metrics -> metrics.value("tessera_request_success_total") >= requests);
        return await(
                platform,
                metrics -> metrics.value("tessera_num_requests_running") == 0
                        && metrics.value("tessera_num_requests_waiting") == 0);
    }

    private static MetricsReading await(Platform platform, Predicate<MetricsReading> expected) {
        long start = System.nanoTime();
        MetricsReading metrics = MetricsReading.of(platform);
        while (!expected.test(metrics)) {
            assertThat(System.nanoTime() - start).as("time to become idle").isLessThan(MOST_NANOS_TO_END);
            Thread.onSpinWait();
            metrics = MetricsReading.of(platform);
        }
        return metrics;
    }
}
