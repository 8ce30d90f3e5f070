package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of numbers, and lists of such lists, as a tensor: whole numbers of 64 bits, or fractions of 32. */
final class NumberArray {
    /** Grids and sizes have a handful. */
    private static final int MAX_NUMBERS = 4096;

    private static final int MAX_RANK = 4;

    private final List<Number> numbers = new ArrayList<>();
    private final List<Long> sizes = new ArrayList<>();

    private NumberArray() {}

    static Tensor read(RequestValue value) {
        NumberArray array = new NumberArray();
        array.add(value, 0);
        Shape shape = new Shape(array.sizes);
        return array.numbers.stream().allMatch(Long.class::isInstance)
                ? Tensor.ofLongs(
                        shape,
                        array.numbers.stream().mapToLong(Number::longValue).toArray())
                : Tensor.ofFloats(shape, array.floats());
    }

    private void add(RequestValue value, int depth) {
        if (value.value() instanceof List<?> list) {
            requireSize(value, list.size(), depth);
            value.elements().forEach(element -> add(element, depth + 1));
        } else if (depth < sizes.size()) {
            throw value.mustBe("a list, as the others beside it");
        } else if (value.value() instanceof Long || value.value() instanceof Double) {
            requireRoom(value);
            numbers.add((Number) value.value());
        } else {
            throw value.mustBe("a number or a list of numbers");
        }
    }

    private void requireSize(RequestValue value, long size, int depth) {
        if (depth == MAX_RANK) {
            throw value.error("is a list in %d lists, which is too deep".formatted(MAX_RANK));
        }
        if (depth == sizes.size() && numbers.isEmpty() && size > 0) {
            sizes.add(size);
        } else if (depth >= sizes.size() || sizes.get(depth) != size) {
            throw value.error("is a list of another length than those beside it, or an empty one");
        }
    }

    private void requireRoom(RequestValue value) {
        if (numbers.size() == MAX_NUMBERS) {
            throw value.error("is one number more than the %d of which a list may consist".formatted(MAX_NUMBERS));
        }
    }

    private float[] floats() {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }
}
