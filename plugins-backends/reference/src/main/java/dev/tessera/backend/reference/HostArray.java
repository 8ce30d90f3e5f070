package dev.tessera.backend.reference;

import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;

/** A value of a run: contiguous numbers in an array. Only the arrays of states are ever changed. */
sealed interface HostArray permits FloatArray, LongArray {
    /** A little below the largest index: virtual machines do not make arrays of quite that size. */
    int MAX_ELEMENTS = Integer.MAX_VALUE - 8;

    Shape shape();

    /** The Java array, for {@link System#arraycopy}. */
    Object storage();

    /** The same numbers under another shape, sharing the array. */
    HostArray reshaped(Shape shape);

    /** Zeros of the same element type. */
    HostArray zeros(Shape shape);

    /** A copy for the outside. */
    Tensor toTensor();

    /** How many elements a shape has, as long as an array can hold them. */
    static int elementCount(Shape shape) {
        long count;
        try {
            count = shape.elementCount();
        } catch (ArithmeticException e) {
            throw tooLarge(shape);
        }
        if (count > MAX_ELEMENTS) {
            throw tooLarge(shape);
        }
        return (int) count;
    }

    /** Elements of one row, which is what lies under one index of the first dimension. */
    static int rowSize(Shape shape) {
        return elementCount(new Shape(shape.sizes().subList(1, shape.rank())));
    }

    private static TesseraException tooLarge(Shape shape) {
        return new TesseraException(
                OUT_OF_MEMORY,
                "a tensor of shape %s has more than the %d elements that the reference backend can hold"
                        .formatted(shape, MAX_ELEMENTS));
    }
}
