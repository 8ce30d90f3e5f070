package dev.tessera.spi.graph;

import static dev.tessera.spi.error.StandardErrors.INVALID_GRAPH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A builder with inputs on demand, over a checkpoint of which only the header exists. */
final class TestingGraph {
    static final Dimension T = Dimension.symbol("T");
    static final Dimension S = Dimension.symbol("S");

    private final Map<String, TensorInfo> tensors = new TreeMap<>();
    private final GraphBuilder builder = new GraphBuilder("test network", new HeaderOnly(tensors));
    private int inputs;

    GraphBuilder builder() {
        return builder;
    }

    TestingGraph withTensor(String name, DataType type, long... sizes) {
        tensors.put(name, new TensorInfo(name, type, Shape.of(sizes)));
        return this;
    }

    /** A weight reference without a look at the checkpoint. */
    WeightReference tensor(String name, long... sizes) {
        withTensor(name, DataType.FLOAT32, sizes);
        return new WeightReference(name, Shape.of(sizes));
    }

    /** An input of the given dimensions, each a number or a {@link Dimension}. */
    Value input(ElementType element, Object... dimensions) {
        inputs++;
        return builder.input("input" + inputs, element, dimensions(dimensions));
    }

    Value floats(Object... dimensions) {
        return input(ElementType.FLOAT, dimensions);
    }

    Value indices(Object... dimensions) {
        return input(ElementType.INT64, dimensions);
    }

    static Dimension[] dimensions(Object... dimensions) {
        Dimension[] converted = new Dimension[dimensions.length];
        for (int i = 0; i < dimensions.length; i++) {
            converted[i] = dimensions[i] instanceof Number number
                    ? Dimension.fixed(number.longValue())
                    : (Dimension) dimensions[i];
        }
        return converted;
    }

    static SymbolicShape shape(Object... dimensions) {
        return SymbolicShape.of(dimensions(dimensions));
    }

    static AbstractThrowableAssert<?, ?> assertInvalid(ThrowingCallable code) {
        return assertThatThrownBy(code)
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(INVALID_GRAPH));
    }

    private record HeaderOnly(Map<String, TensorInfo> tensors) implements Weights {
        @Override
        public Set<String> names() {
            return tensors.keySet();
        }

        @Override
        public Optional<TensorInfo> find(String name) {
            return Optional.ofNullable(tensors.get(name));
        }

        @Override
        public Tensor tensor(String name) {
            throw new AssertionError("a graph is built from the header alone");
        }
    }
}
