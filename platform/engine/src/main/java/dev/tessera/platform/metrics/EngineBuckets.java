package dev.tessera.platform.metrics;

import dev.tessera.spi.metrics.Buckets;
import java.util.ArrayList;
import java.util.List;

/** The buckets of vLLM's {@code vllm/v1/metrics/loggers.py}, which dashboards know, and of batches. Times are in seconds. */
final class EngineBuckets {
    static final Buckets FIRST_TOKEN = Buckets.of(
            0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 20.0, 40.0,
            80.0, 160.0, 640.0, 2560.0);
    static final Buckets FURTHER_TOKEN = Buckets.of(
            0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 20.0, 40.0, 80.0);
    static final Buckets REQUEST = Buckets.of(
            0.3, 0.5, 0.8, 1.0, 1.5, 2.0, 2.5, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 50.0, 60.0, 120.0, 240.0, 480.0,
            960.0, 1920.0, 7680.0);
    static final Buckets ITERATION_TOKENS = Buckets.of(1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384);
    static final Buckets SEQUENCES = Buckets.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
    static final Buckets PREEMPTIONS = Buckets.of(1, 2, 3, 4, 5, 10, 20);
    static final Buckets CHOICES = Buckets.of(1, 2, 5, 10, 20);

    private EngineBuckets() {}

    /** 1, 2, 5, 10, 20, 50 and so on. */
    static Buckets tokensUpTo(int most) {
        List<Double> bounds = new ArrayList<>(List.of(1.0));
        for (long power = 1; power <= most; power *= 10) {
            for (long bound : new long[] {2 * power, 5 * power, 10 * power}) {
                if (bound <= most) {
                    bounds.add((double) bound);
                }
            }
        }
        return new Buckets(bounds);
    }
}
