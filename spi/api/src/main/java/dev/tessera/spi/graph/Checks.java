package dev.tessera.spi.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What operations require of their inputs. The messages are completed by the builder with the node they are about. */
final class Checks {
    private Checks() {}

    static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    static void requireRank(String role, Value value, int rank) {
        require(
                value.shape().rank() == rank,
                "%s %s has %d dimensions, not %d"
                        .formatted(role, value.shape(), value.shape().rank(), rank));
    }

    static void requireElement(String role, Value value, ElementType... allowed) {
        List<ElementType> types = Arrays.asList(allowed);
        require(
                types.contains(value.element()),
                "%s holds %s, not %s"
                        .formatted(
                                role,
                                value.element(),
                                types.stream().map(ElementType::name).collect(Collectors.joining(" or "))));
    }

    static void requireFloating(String role, Value value) {
        requireElement(role, value, ElementType.FLOAT, ElementType.FLOAT32);
    }

    /** A list of row numbers or the like. */
    static void requireIndices(String role, Value value) {
        requireElement(role, value, ElementType.INT64);
        requireRank(role, value, 1);
    }

    static void requireSame(String what, Dimension left, Dimension right, Object leftShape, Object rightShape) {
        require(
                left.equals(right),
                "%s differ: %s and %s, in %s and %s".formatted(what, left, right, leftShape, rightShape));
    }

    static void requireFinite(String role, double value) {
        require(Double.isFinite(value), "%s %s is not finite".formatted(role, value));
    }

    /** Turns a dimension number that may count from the end into one that counts from the start. */
    static int requireAxis(int axis, SymbolicShape shape) {
        int position = axis < 0 ? axis + shape.rank() : axis;
        require(position >= 0 && position < shape.rank(), "there is no dimension %d in %s".formatted(axis, shape));
        return position;
    }
}
