package dev.tessera.media.sources.http;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Tries again what failed in a way that may pass: each attempt gets four times the time of the one before, after a wait of
 * one, four, sixteen seconds and so on, as in vLLM. All of it ends with the deadline. Thread-safe.
 */
final class Retries {
    private static final int GROWTH = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final int attempts;
    private final Duration deadline;
    private final ElapsedTime time;
    private final CountDownLatch end;

    /** @param end what ends the wait between attempts */
    Retries(int attempts, Duration deadline, ElapsedTime time, CountDownLatch end) {
        this.attempts = attempts;
        this.deadline = requireNonNull(deadline, "deadline is null");
        this.time = requireNonNull(time, "time is null");
        this.end = requireNonNull(end, "end is null");
    }

    /** Something that can be tried, within a time. */
    @FunctionalInterface
    interface Attempt<T> {
        T run(Duration timeout) throws FailedAttempt, InterruptedException;
    }

    /**
     * The outcome of the first attempt that succeeds.
     *
     * @throws TesseraException what an attempt throws, and what the last one failed with
     */
    <T> T run(Duration firstTimeout, Attempt<T> attempt) throws InterruptedException {
        long start = time.nanos();
        Duration timeout = firstTimeout;
        Duration pause = FIRST_PAUSE;
        for (int number = 1; ; number++) {
            try {
                return attempt.run(shorter(timeout, left(start)));
            } catch (FailedAttempt e) {
                if (number == attempts || left(start).compareTo(pause) <= 0) {
                    throw e.toException(number);
                }
            }
            time.pause(end, pause);
            timeout = timeout.multipliedBy(GROWTH);
            pause = pause.multipliedBy(GROWTH);
        }
    }

    private Duration left(long start) {
        return deadline.minusNanos(time.nanos() - start);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
