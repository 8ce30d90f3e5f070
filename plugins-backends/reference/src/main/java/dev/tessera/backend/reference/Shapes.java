package dev.tessera.backend.reference;

import dev.tessera.spi.graph.ShapeOp;
import dev.tessera.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Computes operations that move elements. */
final class Shapes {
    HostArray compute(ShapeOp op, Frame frame) {
        return switch (op) {
            case ShapeOp.Reshape reshape -> frame.array(reshape.input()).reshaped(frame.resolve(reshape.shape()));
            case ShapeOp.Transpose transpose -> transpose(frame.array(transpose.input()), transpose.permutation());
            case ShapeOp.Slice slice -> slice(frame.array(slice.input()), slice);
            case ShapeOp.Concat concat ->
                concat(concat.inputs().stream().map(frame::array).toList(), concat.axis());
        };
    }

    private static HostArray transpose(HostArray input, List<Integer> permutation) {
        int[] inputStrides = Odometer.strides(input.shape());
        int rank = permutation.size();
        int[] strides = new int[rank];
        List<Long> sizes = new ArrayList<>(rank);
        for (int i = 0; i < rank; i++) {
            strides[i] = inputStrides[permutation.get(i)];
            sizes.add(input.shape().size(permutation.get(i)));
        }
        HostArray result = input.zeros(new Shape(sizes));
        // whole rows move together as far as the last dimension stays where it is
        boolean rows = rank > 0 && permutation.getLast() == rank - 1;
        int run = rows ? Math.toIntExact(sizes.getLast()) : 1;
        Odometer odometer = new Odometer(rows ? sizes.subList(0, rank - 1) : sizes, strides);
        for (int to = 0; odometer.isInside(); odometer.advance(), to += run) {
            System.arraycopy(input.storage(), odometer.offset(0), result.storage(), to, run);
        }
        return result;
    }

    private static HostArray slice(HostArray input, ShapeOp.Slice slice) {
        Shape shape = input.shape();
        int axis = slice.axis() < 0 ? slice.axis() + shape.rank() : slice.axis();
        List<Long> sizes = new ArrayList<>(shape.sizes());
        sizes.set(axis, slice.end() - slice.start());
        HostArray result = input.zeros(new Shape(sizes));
        int inner = HostArray.elementCount(new Shape(sizes.subList(axis + 1, sizes.size())));
        int outer = HostArray.elementCount(new Shape(sizes.subList(0, axis)));
        int run = (int) sizes.get(axis).longValue() * inner;
        int step = (int) shape.size(axis) * inner;
        int start = (int) slice.start() * inner;
        for (int i = 0; i < outer; i++) {
            System.arraycopy(input.storage(), i * step + start, result.storage(), i * run, run);
        }
        return result;
    }

    private static HostArray concat(List<HostArray> inputs, int anyAxis) {
        Shape first = inputs.getFirst().shape();
        int axis = anyAxis < 0 ? anyAxis + first.rank() : anyAxis;
        List<Long> sizes = new ArrayList<>(first.sizes());
        sizes.set(
                axis,
                inputs.stream().mapToLong(input -> input.shape().size(axis)).sum());
        HostArray result = inputs.getFirst().zeros(new Shape(sizes));
        int inner = HostArray.elementCount(new Shape(sizes.subList(axis + 1, sizes.size())));
        int outer = HostArray.elementCount(new Shape(sizes.subList(0, axis)));
        int to = 0;
        for (int i = 0; i < outer; i++) {
            for (HostArray input : inputs) {
                int run = (int) input.shape().size(axis) * inner;
                System.arraycopy(input.storage(), i * run, result.storage(), to, run);
                to += run;
            }
        }
        return result;
    }
}
