package dev.tessera.platform.media;

import static dev.tessera.platform.media.ProcessorCache.Lookup.CONTENT;
import static dev.tessera.platform.media.ProcessorCache.Lookup.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.cache.TestingCachePolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProcessorCacheTest {

    @Test
    void processesAnItemOnce() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 10, TestingMedia.metrics());
        ProcessedItem item = item(4);
        assertThat(cache.find("a", UUID)).isEmpty();
        assertThat(cache.get("a", CONTENT, () -> item)).isSameAs(item);

        assertThat(cache.get("a", CONTENT, ProcessorCacheTest::notNeeded)).isSameAs(item);
        assertThat(cache.find("a", UUID)).containsSame(item);
        assertThat(cache.statistics()).isEqualTo(new MediaCacheStatistics(1, 1, 1, 1, 0, 1, 4, 10));
        assertThat(cache.statistics().queries()).isEqualTo(4);
        assertThat(cache.statistics().hits()).isEqualTo(2);
    }

    @Test
    void keepsNoMoreBytesThanItMay() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 10, TestingMedia.metrics());
        cache.get("a", CONTENT, () -> item(4));
        cache.get("b", CONTENT, () -> item(4));
        cache.get("c", CONTENT, () -> item(5));
        cache.get("too large", CONTENT, () -> item(11));

        assertThat(cache.find("a", CONTENT)).isEmpty();
        assertThat(cache.find("b", CONTENT)).isPresent();
        assertThat(cache.find("c", CONTENT)).isPresent();
        assertThat(cache.find("too large", CONTENT)).isEmpty();
        assertThat(cache.statistics()).isEqualTo(new MediaCacheStatistics(0, 0, 2, 6, 1, 2, 9, 10));
    }

    @Test
    void keepsNothingWithoutRoom() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 0, TestingMedia.metrics());
        cache.get("a", CONTENT, () -> item(1));

        assertThat(cache.find("a", CONTENT)).isEmpty();
    }

    @Test
    void doesNotKeepFailures() throws InterruptedException {
        ProcessorCache cache = new ProcessorCache(new TestingCachePolicy(), 10, TestingMedia.metrics());
        assertThatThrownBy(() -> cache.get("a", CONTENT, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");

        ProcessedItem item = item(1);
        assertThat(cache.get("a", CONTENT, () -> item)).isSameAs(item);
        assertThat(cache.statistics()).isEqualTo(new MediaCacheStatistics(0, 0, 0, 2, 0, 1, 1, 10));
    }

    static ProcessedItem item(int bytes) {
        return new ProcessedItem(
                Modality.IMAGE, Map.of("pixel_values", Tensor.ofBytes(Shape.of(bytes), new byte[bytes])), 1);
    }

    private static ProcessedItem notNeeded() {
        throw new AssertionError("processed again");
    }
}
