package dev.tessera.backend.reference;

import dev.tessera.backend.reference.Functions.FloatBinaryOperator;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.ElementwiseOp;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;

/** Computes operations on each element. */
final class Elementwise {
    private static final int ELEMENTS_AT_ONCE = 1 << 14;

    private final Workers workers;

    Elementwise(Workers workers) {
        this.workers = workers;
    }

    HostArray compute(ElementwiseOp op, Frame frame) {
        return switch (op) {
            case ElementwiseOp.Unary unary -> apply(Functions.of(unary.function()), frame.floats(unary.input()));
            case ElementwiseOp.Binary binary ->
                switch (frame.array(binary.left())) {
                    case FloatArray left ->
                        apply(Functions.ofFloats(binary.function()), left, frame.floats(binary.right()));
                    case LongArray left ->
                        apply(Functions.ofLongs(binary.function()), left, frame.longs(binary.right()));
                };
            case ElementwiseOp.Cast cast -> cast(frame.array(cast.input()), cast.target());
        };
    }

    private FloatArray apply(DoubleUnaryOperator function, FloatArray input) {
        FloatArray result = FloatArray.zerosOf(input.shape());
        float[] from = input.values();
        float[] to = result.values();
        workers.forEach((to.length + ELEMENTS_AT_ONCE - 1) / ELEMENTS_AT_ONCE, part -> {
            int end = Math.min(to.length, (part + 1) * ELEMENTS_AT_ONCE);
            for (int i = part * ELEMENTS_AT_ONCE; i < end; i++) {
                to[i] = (float) function.applyAsDouble(from[i]);
            }
        });
        return result;
    }

    private static FloatArray apply(FloatBinaryOperator function, FloatArray left, FloatArray right) {
        BroadcastRows rows = BroadcastRows.of(left.shape(), right.shape());
        FloatArray result = FloatArray.zerosOf(rows.result());
        int to = 0;
        for (; rows.isInside(); rows.advance()) {
            for (int i = 0; i < rows.length(); i++, to++) {
                result.values()[to] = function.apply(left.values()[rows.left(i)], right.values()[rows.right(i)]);
            }
        }
        return result;
    }

    private static LongArray apply(LongBinaryOperator function, LongArray left, LongArray right) {
        BroadcastRows rows = BroadcastRows.of(left.shape(), right.shape());
        LongArray result = LongArray.zerosOf(rows.result());
        int to = 0;
        for (; rows.isInside(); rows.advance()) {
            for (int i = 0; i < rows.length(); i++, to++) {
                result.values()[to] = function.applyAsLong(left.values()[rows.left(i)], right.values()[rows.right(i)]);
            }
        }
        return result;
    }

    private static HostArray cast(HostArray input, ElementType target) {
        return switch (target) {
            case FLOAT, FLOAT32 ->
                switch (input) {
                    case FloatArray floats -> floats;
                    case LongArray longs -> toFloats(longs);
                };
            case INT64 ->
                switch (input) {
                    case FloatArray floats -> toLongs(floats);
                    case LongArray longs -> longs;
                };
        };
    }

    private static FloatArray toFloats(LongArray input) {
        FloatArray result = FloatArray.zerosOf(input.shape());
        for (int i = 0; i < input.values().length; i++) {
            result.values()[i] = input.values()[i];
        }
        return result;
    }

    private static LongArray toLongs(FloatArray input) {
        LongArray result = LongArray.zerosOf(input.shape());
        for (int i = 0; i < input.values().length; i++) {
            result.values()[i] = (long) input.values()[i];
        }
        return result;
    }
}
