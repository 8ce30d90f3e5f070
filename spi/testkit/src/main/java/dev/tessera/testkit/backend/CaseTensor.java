package dev.tessera.testkit.backend;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.SymbolicShape;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.json.JsonShape;
import java.util.List;

/**
 * A tensor of a stored case.
 *
 * @param element element type in the graph
 * @param declared shape in the graph, with symbols
 * @param values shape and numbers of the case: INT64 for whole numbers, FLOAT32 otherwise
 */
record CaseTensor(ElementType element, SymbolicShape declared, Tensor values) {
    CaseTensor {
        requireNonNull(element, "element is null");
        requireNonNull(declared, "declared is null");
        requireNonNull(values, "values is null");
    }

    /** Reads {@code element}, {@code shape}, {@code values} and, where a dimension is symbolic, {@code dimensions}. */
    static CaseTensor read(JsonObject json) {
        ElementType element = ElementType.valueOf(json.string("element", "FLOAT"));
        Shape shape = JsonShape.read(json, "shape");
        SymbolicShape declared = json.has("dimensions")
                ? DimensionText.parse((List<?>) json.asMap().get("dimensions"))
                : SymbolicShape.fixed(shape);
        List<?> values = (List<?>) json.asMap().get("values");
        return new CaseTensor(element, declared, tensor(element, shape, values));
    }

    private static Tensor tensor(ElementType element, Shape shape, List<?> values) {
        return switch (element) {
            case INT64 ->
                Tensor.ofLongs(
                        shape,
                        values.stream()
                                .mapToLong(value -> ((Number) value).longValue())
                                .toArray());
            case FLOAT, FLOAT32 -> {
                float[] floats = new float[values.size()];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = number(values.get(i));
                }
                yield Tensor.ofFloats(shape, floats);
            }
        };
    }

    /** Numbers that JSON does not have are written as strings. */
    private static float number(Object value) {
        return value instanceof String text ? Float.parseFloat(text) : ((Number) value).floatValue();
    }

    /** The type of a device tensor that holds this. */
    DataType deviceType(DataType computeType) {
        return switch (element) {
            case FLOAT -> computeType;
            case FLOAT32 -> DataType.FLOAT32;
            case INT64 -> DataType.INT64;
        };
    }
}
