package dev.tessera.backend.pytorch.natives;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import dev.tessera.backend.pytorch.script.Parameter;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.WeightReference;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Makes the tensors that a script takes in every run. */
final class ParameterLoader {
    private final TensorOperations operations;
    private final Weights weights;
    private final DataType computeType;

    ParameterLoader(TensorOperations operations, Weights weights, DataType computeType) {
        this.operations = operations;
        this.weights = weights;
        this.computeType = computeType;
    }

    /** The parameters as one value, which the caller closes. */
    IValue load(List<Parameter> parameters) {
        List<PtNDArray> tensors = new ArrayList<>();
        try {
            parameters.forEach(parameter -> tensors.add(load(parameter)));
            return IValue.listFrom(tensors.toArray(PtNDArray[]::new));
        } finally {
            tensors.forEach(PtNDArray::close);
        }
    }

    private PtNDArray load(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Plain plain -> plain(plain.weight());
            case Parameter.Joined joined -> joined(joined.weights());
            case Parameter.Packed packed -> {
                try (PtNDArray matrix = joined(packed.weights())) {
                    yield operations.pack(matrix);
                }
            }
            case Parameter.Constant constant ->
                stored(constant.value(), constant.value().shape());
        };
    }

    private PtNDArray joined(List<WeightReference> references) {
        if (references.size() == 1) {
            return plain(references.getFirst());
        }
        List<PtNDArray> parts = new ArrayList<>();
        try {
            references.forEach(reference -> parts.add(plain(reference)));
            return operations.join(parts);
        } finally {
            parts.forEach(PtNDArray::close);
        }
    }

    private PtNDArray plain(WeightReference reference) {
        Tensor tensor = weights.tensor(reference.name());
        if (!tensor.type().isFloatingPoint()
                || tensor.shape().elementCount() != reference.shape().elementCount()) {
            throw new TesseraException(
                    INVALID_CHECKPOINT, "the checkpoint's tensor %s is %s".formatted(reference, tensor));
        }
        try (PtNDArray stored = stored(tensor, reference.shape())) {
            return operations.convert(stored, computeType);
        }
    }

    /** The tensor in a shape with as many elements: where it lies, if native code can read it there. */
    private PtNDArray stored(Tensor tensor, Shape shape) {
        if (TensorMemory.isReadable(tensor)) {
            return view(tensor.data(), tensor.type(), shape);
        }
        try (Arena arena = Arena.ofConfined();
                PtNDArray view = view(TensorMemory.readable(tensor, arena), tensor.type(), shape)) {
            return operations.copy(view);
        }
    }

    private PtNDArray view(MemorySegment memory, DataType type, Shape shape) {
        long bytes = shape.elementCount() * type.bytes();
        try (PtNDArray memoryArray =
                TensorMemory.borrow(operations.manager(), memory, ai.djl.ndarray.types.DataType.UINT8, bytes)) {
            return operations.viewBytes(memoryArray, type, shape);
        }
    }
}
