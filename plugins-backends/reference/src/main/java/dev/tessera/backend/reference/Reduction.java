package dev.tessera.backend.reference;

import dev.tessera.spi.graph.ReductionOp;
import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes reductions of the last dimension, with sums in 64 bits. */
final class Reduction {
    HostArray compute(ReductionOp op, Frame frame) {
        FloatArray input = frame.floats(op.input());
        return switch (op) {
            case ReductionOp.TopKValues top -> topKValues(input, top.count());
            case ReductionOp.TopKIndices top -> topKIndices(input, top.count());
            case ReductionOp.LogSumExp _ -> logSumExp(input);
        };
    }

    private static FloatArray topKValues(FloatArray input, int count) {
        LongArray indices = topKIndices(input, count);
        FloatArray result = FloatArray.zerosOf(indices.shape());
        int width = width(input);
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = input.values()[i / count * width + (int) indices.values()[i]];
        }
        return result;
    }

    private static LongArray topKIndices(FloatArray input, int count) {
        List<Long> sizes = new ArrayList<>(input.shape().sizes());
        sizes.set(sizes.size() - 1, (long) count);
        LongArray result = LongArray.zerosOf(new Shape(sizes));
        int width = width(input);
        for (int row = 0; row < result.values().length / count; row++) {
            long[] largest = largest(input.values(), row * width, width, count);
            for (int i = 0; i < count; i++) {
                result.values()[row * count + i] = Integer.MAX_VALUE - (largest[count - 1 - i] & 0xFFFFFFFFL);
            }
        }
        return result;
    }

    /** The keys of the largest elements of a row, in ascending order. */
    private static long[] largest(float[] values, int start, int width, int count) {
        long[] largest = new long[count];
        for (int i = 0; i < count; i++) {
            largest[i] = key(values[start + i], i);
        }
        Arrays.sort(largest);
        for (int i = count; i < width; i++) {
            long key = key(values[start + i], i);
            if (key > largest[0]) {
                int place = -Arrays.binarySearch(largest, key) - 1;
                System.arraycopy(largest, 1, largest, 0, place - 1);
                largest[place - 1] = key;
            }
        }
        return largest;
    }

    /** A number that is larger for a larger element, and among equals for a lower index. */
    private static long key(float value, int index) {
        int bits = Float.floatToIntBits(value + 0f); // makes a negative zero a positive one
        int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        return (long) ordered << 32 | (Integer.MAX_VALUE - index);
    }

    private static FloatArray logSumExp(FloatArray input) {
        Shape shape = input.shape();
        FloatArray result = FloatArray.zerosOf(new Shape(shape.sizes().subList(0, shape.rank() - 1)));
        int width = width(input);
        for (int row = 0; row < result.values().length; row++) {
            result.values()[row] = logSumExp(input.values(), row * width, (row + 1) * width);
        }
        return result;
    }

    private static float logSumExp(float[] values, int start, int end) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i++) {
            max = Math.max(max, values[i]);
        }
        if (Double.isInfinite(max)) {
            return (float) max;
        }
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += Math.exp(values[i] - max);
        }
        return (float) (max + Math.log(sum));
    }

    private static int width(FloatArray input) {
        return Math.toIntExact(input.shape().size(-1));
    }
}
