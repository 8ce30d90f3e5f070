package dev.tessera.spi.graph;

import dev.tessera.spi.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape of a value in a graph, outermost dimension first.
 *
 * @param dimensions empty for a scalar
 */
public record SymbolicShape(List<Dimension> dimensions) {
    public SymbolicShape {
        dimensions = List.copyOf(dimensions);
        for (Dimension dimension : dimensions) {
            if (dimension.isFixed() && dimension.fixedSize() < 0) {
                throw new IllegalArgumentException("shape %s has a negative size".formatted(dimensions));
            }
        }
    }

    public static SymbolicShape of(Dimension... dimensions) {
        return new SymbolicShape(List.of(dimensions));
    }

    public static SymbolicShape fixed(Shape shape) {
        return new SymbolicShape(shape.sizes().stream().map(Dimension::fixed).toList());
    }

    public int rank() {
        return dimensions.size();
    }

    /** One dimension; negative numbers count from the end. */
    public Dimension dimension(int index) {
        return dimensions.get(index < 0 ? index + rank() : index);
    }

    /** The product of all dimensions. */
    public Dimension elementCount() {
        return dimensions.stream().reduce(Dimension.fixed(1), Dimension::times);
    }

    /** The same shape with one dimension replaced; negative numbers count from the end. */
    public SymbolicShape with(int index, Dimension dimension) {
        int position = index < 0 ? index + rank() : index;
        return new SymbolicShape(Stream.iterate(0, i -> i < rank(), i -> i + 1)
                .map(i -> i == position ? dimension : dimensions.get(i))
                .toList());
    }

    /** The shape for given values of the symbols. */
    public Shape resolve(Map<String, Long> symbols) {
        return new Shape(
                dimensions.stream().map(dimension -> dimension.size(symbols)).toList());
    }

    /** Such as {@code [T, 8, 64]}. */
    @Override
    public String toString() {
        return dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
