package dev.tessera.testkit.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Weights in memory. Immutable: each method that adds one returns new weights. */
public final class TestingWeights implements Weights {
    private final Map<String, Tensor> tensors;

    private TestingWeights(Map<String, Tensor> tensors) {
        this.tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
    }

    public static TestingWeights empty() {
        return new TestingWeights(Map.of());
    }

    public static TestingWeights of(Map<String, Tensor> tensors) {
        return new TestingWeights(tensors);
    }

    /** These weights and one more, or another in place of the one of that name. */
    public TestingWeights with(String name, Tensor tensor) {
        Map<String, Tensor> more = new TreeMap<>(tensors);
        more.put(requireNonNull(name, "name is null"), requireNonNull(tensor, "tensor is null"));
        return new TestingWeights(more);
    }

    /** These weights and one stored as FLOAT32. */
    public TestingWeights with(String name, Shape shape, float... values) {
        return with(name, Tensor.ofFloats(shape, values));
    }

    /** These weights and one stored as another floating-point type, rounded to it. */
    public TestingWeights with(String name, DataType type, Shape shape, float... values) {
        return with(name, Tensor.ofFloats(type, shape, values));
    }

    @Override
    public Set<String> names() {
        return tensors.keySet();
    }

    @Override
    public Optional<TensorInfo> find(String name) {
        return Optional.ofNullable(tensors.get(name))
                .map(tensor -> new TensorInfo(name, tensor.type(), tensor.shape()));
    }

    @Override
    public Tensor tensor(String name) {
        return Optional.ofNullable(tensors.get(name))
                .orElseThrow(() ->
                        new TesseraException(INVALID_CHECKPOINT, "the checkpoint has no tensor %s".formatted(name)));
    }
}
