package dev.tessera.media.embeddings.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StoredTensorTest {
    /** Dense tensors whose dimensions are swapped, and cut on all sides, against a walk over all their places. */
    @Test
    void laysOutEveryView() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            DataType type = List.of(DataType.INT64, DataType.INT32, DataType.INT16, DataType.UINT8)
                    .get(random.nextInt(4));
            StoredTensor view = view(type, random);
            assertThat(view.toTensor().toLongs()).as(view.toString()).containsExactly(walk(view));
        }
    }

    private static StoredTensor view(DataType type, Random random) {
        int rank = random.nextInt(5);
        List<Integer> order =
                new ArrayList<>(LongStream.range(0, rank).mapToObj(d -> (int) d).toList());
        Collections.shuffle(order, random);
        Shape whole = new Shape(order.stream().map(_ -> 1L + random.nextInt(4)).toList());
        List<Long> strides = DenseStrides.lastFirst(whole);
        long offset = 0;
        List<Long> sizes = new ArrayList<>();
        List<Long> viewStrides = new ArrayList<>();
        for (int dimension : order) {
            long start = random.nextLong(whole.size(dimension));
            offset += start * strides.get(dimension);
            sizes.add(1 + random.nextLong(whole.size(dimension) - start));
            viewStrides.add(strides.get(dimension));
        }
        byte[] numbers = new byte[(int) whole.elementCount() * type.bytes()];
        random.nextBytes(numbers);
        return new StoredTensor(type, MemorySegment.ofArray(numbers), offset, new Shape(sizes), viewStrides);
    }

    private static long[] walk(StoredTensor view) {
        long[] all = StoredTensor.dense(
                        view.type(),
                        view.storage(),
                        Shape.of(view.storage().byteSize() / view.type().bytes()))
                .toTensor()
                .toLongs();
        long[] walked = new long[(int) view.shape().elementCount()];
        for (int i = 0; i < walked.length; i++) {
            int rest = i;
            long place = view.offset();
            for (int d = view.shape().rank() - 1; d >= 0; d--) {
                place += rest % view.shape().size(d) * view.strides().get(d);
                rest /= (int) view.shape().size(d);
            }
            walked[i] = all[(int) place];
        }
        return walked;
    }

    @Test
    void stridesOfTensorsWithoutGaps() {
        assertThat(DenseStrides.lastFirst(Shape.of(2, 3, 4))).containsExactly(12L, 4L, 1L);
        assertThat(DenseStrides.firstFirst(Shape.of(2, 3, 4))).containsExactly(1L, 2L, 6L);
        assertThat(DenseStrides.lastFirst(Shape.of(1L << 40, 1L << 40, 2))).containsExactly(1L << 41, 2L, 1L);
        assertThat(DenseStrides.firstFirst(Shape.of(1L << 40, 1L << 40, 2)))
                .containsExactly(1L, 1L << 40, Long.MAX_VALUE);
    }
}
