package dev.tessera.models.vision;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Joins the rows of several tensors, one after the other. */
public final class JoinedRows {
    private JoinedRows() {}

    /**
     * All rows; a single tensor is not copied.
     *
     * @param tensors FLOAT32 of rank two, all of one width; at least one
     */
    public static Tensor of(List<Tensor> tensors) {
        Tensor first = tensors.getFirst();
        if (tensors.size() == 1) {
            return first;
        }
        long rows = tensors.stream().mapToLong(tensor -> tensor.shape().size(0)).sum();
        Shape shape = Shape.of(rows, first.shape().size(1));
        float[] joined = new float[Math.toIntExact(shape.elementCount())];
        MemorySegment target = MemorySegment.ofArray(joined);
        long offset = 0;
        for (Tensor tensor : tensors) {
            MemorySegment source = tensor.data();
            MemorySegment.copy(source, 0, target, offset, source.byteSize());
            offset += source.byteSize();
        }
        return Tensor.ofFloats(shape, joined);
    }
}
