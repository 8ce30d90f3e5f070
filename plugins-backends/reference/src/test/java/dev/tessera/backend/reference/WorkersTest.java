package dev.tessera.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkersTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 10", "4, 0", "4, 1", "4, 3", "4, 1000"})
    void runsEachTaskOnce(int threads, int count) {
        try (Workers workers = new Workers(threads)) {
            AtomicIntegerArray runs = new AtomicIntegerArray(count);
            workers.forEach(count, runs::incrementAndGet);
            for (int i = 0; i < count; i++) {
                assertThat(runs.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void runsOnAllThreads() {
        try (Workers workers = new Workers(3)) {
            Set<Thread> used = ConcurrentHashMap.newKeySet();
            CountDownLatch allHere = new CountDownLatch(3);
            // no thread can take a second task before all three have taken their first
            workers.forEach(3, task -> {
                used.add(Thread.currentThread());
                allHere.countDown();
                awaitUninterruptibly(allHere);
            });
            assertThat(used).hasSize(3).contains(Thread.currentThread());
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5"})
    void passesFailuresOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThatThrownBy(() -> workers.forEach(100, task -> {
                        if (task == 7) {
                            throw new IllegalArgumentException("task 7");
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("task 7");
            assertThatThrownBy(() -> workers.forEach(2, task -> {
                        throw new StackOverflowError("error");
                    }))
                    .isInstanceOf(StackOverflowError.class);
            AtomicIntegerArray runs = new AtomicIntegerArray(10);
            workers.forEach(10, runs::incrementAndGet);
            assertThat(runs.get(9)).isEqualTo(1);
        }
    }

    @Test
    void finishesWhenInterrupted() {
        try (Workers workers = new Workers(2)) {
            AtomicIntegerArray runs = new AtomicIntegerArray(50);
            Thread.currentThread().interrupt();
            workers.forEach(50, runs::incrementAndGet);
            assertThat(Thread.interrupted()).isTrue();
            for (int i = 0; i < 50; i++) {
                assertThat(runs.get(i)).isEqualTo(1);
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
