package dev.tessera.platform.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProcessorCacheTest {
    private final TestingMetrics metrics = new TestingMetrics();

    @Test
    void processesAnItemOnce() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 10, TestingMedia.metrics(metrics));
        ProcessedItem item = item(4);
        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.get("a", () -> item)).isSameAs(item);

        assertThat(cache.get("a", ProcessorCacheTest::notNeeded)).isSameAs(item);
        assertThat(cache.find("a")).containsSame(item);
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(4);
        assertThat(metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(2);
    }

    @Test
    void keepsNoMoreBytesThanItMay() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 10, TestingMedia.metrics(metrics));
        cache.get("a", () -> item(4));
        cache.get("b", () -> item(4));
        cache.get("c", () -> item(5));
        cache.get("too large", () -> item(11));

        assertThat(cache.find("a")).isEmpty();
        assertThat(cache.find("b")).isPresent();
        assertThat(cache.find("c")).isPresent();
        assertThat(cache.find("too large")).isEmpty();
    }

    @Test
    void keepsNothingWithoutRoom() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 0, TestingMedia.metrics(metrics));
        cache.get("a", () -> item(1));

        assertThat(cache.find("a")).isEmpty();
    }

    @Test
    void doesNotKeepFailures() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 10, TestingMedia.metrics(metrics));
        assertThatThrownBy(() -> cache.get("a", () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");

        ProcessedItem item = item(1);
        assertThat(cache.get("a", () -> item)).isSameAs(item);
        assertThat(cache.find("a")).containsSame(item);
    }

    static ProcessedItem item(int bytes) {
        return new ProcessedItem(
                Modality.IMAGE, Map.of("pixel_values", Tensor.ofBytes(Shape.of(bytes), new byte[bytes])), 1);
    }

    private static ProcessedItem notNeeded() {
        throw new AssertionError("processed again");
    }
}
