package dev.tessera.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResampleWeightsTest {
    private static final int LONG_SIDE = 2_000_000;
    private static final int TILE = 384;

    @Test
    void sumToOneInFixedPoint() {
        ResampleWeights weights = ResampleWeights.of(97, 33, ResampleFilter.BICUBIC);
        for (int target = 0; target < weights.targetSize(); target++) {
            int at = target;
            int sum = IntStream.range(0, weights.count(target))
                    .map(source -> weights.weight(at, source))
                    .sum();
            assertThat(sum).isBetween((1 << 22) - weights.count(target), (1 << 22) + weights.count(target));
        }
    }

    /** Four bytes for each weight, and little besides. */
    @Test
    void takeLittleMemoryWhereALongSideShrinks() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (boolean sixteenBits : new boolean[] {false, true}) {
            long before = threads.getCurrentThreadAllocatedBytes();
            ResampleWeights weights = sixteenBits
                    ? ResampleWeights.ofSixteenBits(LONG_SIDE, TILE, ResampleFilter.BICUBIC)
                    : ResampleWeights.of(LONG_SIDE, TILE, ResampleFilter.BICUBIC);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).isLessThan(5L * TILE * weights.maxCount());
        }
    }
}
