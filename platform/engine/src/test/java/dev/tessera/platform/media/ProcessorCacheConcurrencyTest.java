package dev.tessera.platform.media;

import static dev.tessera.platform.media.ProcessorCacheTest.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProcessorCacheConcurrencyTest {
    private final TestingMetrics metrics = new TestingMetrics();
    private final ProcessorCache cache =
            new ProcessorCache(new TestingCachePolicy(), 100, TestingMedia.metrics(metrics));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger processed = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void processesOnceWhatIsWantedAtTheSameTime() throws Exception {
        Future<ProcessedItem> first = threads.submit(() -> cache.get("a", this::processSlowly));
        begun.await();
        List<FutureTask<ProcessedItem>> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            others.add(waiting(() -> cache.get("a", this::process)));
        }
        released.countDown();

        ProcessedItem item = first.get();
        for (Future<ProcessedItem> other : others) {
            assertThat(other.get()).isSameAs(item);
        }
        assertThat(processed).hasValue(1);
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(5);
        assertThat(metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(4);
    }

    @Test
    void letsTheOthersTryWhereTheFirstFails() throws Exception {
        Future<ProcessedItem> first = threads.submit(() -> cache.get("a", () -> {
            processSlowly();
            throw new IllegalStateException("broken");
        }));
        begun.await();
        FutureTask<ProcessedItem> second = waiting(() -> cache.get("a", this::process));
        FutureTask<ProcessedItem> third = waiting(() -> cache.get("a", this::process));
        released.countDown();

        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("broken");
        assertThat(second.get()).isSameAs(third.get());
        assertThat(processed).hasValue(2);
    }

    @Test
    void letsAThreadStopWaiting() throws Exception {
        Future<ProcessedItem> first = threads.submit(() -> cache.get("a", this::processSlowly));
        begun.await();
        CountDownLatch interrupted = new CountDownLatch(1);
        FutureTask<ProcessedItem> second = waiting(() -> {
            try {
                return cache.get("a", this::process);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        });
        second.cancel(true);
        interrupted.await();
        released.countDown();

        assertThat(first.get()).isNotNull();
        assertThat(processed).hasValue(1);
    }

    @Test
    void keepsItsBooksUnderLoad() throws Exception {
        List<Future<Boolean>> workers = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            workers.add(threads.submit(() -> {
                boolean right = true;
                for (int i = 0; i < 2000; i++) {
                    int bytes = random.nextInt(1, 40);
                    ProcessedItem item = cache.get("of %d bytes".formatted(bytes), () -> item(bytes));
                    right &= item.field("pixel_values").data().byteSize() == bytes;
                }
                return right;
            }));
        }

        for (Future<Boolean> worker : workers) {
            assertThat(worker.get()).isTrue();
        }
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(16_000);
        assertThat(IntStream.range(1, 40)
                        .filter(bytes ->
                                cache.find("of %d bytes".formatted(bytes)).isPresent())
                        .sum())
                .isBetween(1, 100);
    }

    private ProcessedItem process() {
        processed.incrementAndGet();
        return item(1);
    }

    private ProcessedItem processSlowly() {
        begun.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test is over", e);
        }
        return process();
    }

    /** Starts a task on a thread of its own and returns once that thread waits for another. */
    private static FutureTask<ProcessedItem> waiting(Callable<ProcessedItem> task) {
        FutureTask<ProcessedItem> future = new FutureTask<>(task);
        Thread thread = Thread.ofPlatform().daemon().start(future);
        while (thread.getState() != Thread.State.WAITING && !future.isDone()) {
            Thread.onSpinWait();
        }
        return future;
    }
}
