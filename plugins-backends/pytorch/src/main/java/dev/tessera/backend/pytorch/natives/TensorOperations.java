package dev.tessera.backend.pytorch.natives;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import dev.tessera.backend.pytorch.script.ScalarType;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Makes native tensors. DJL's own methods will not do: its Java side has no bfloat16, so that such tensors can only come into
 * being in a script. Used by one thread at a time; results belong to the caller.
 */
final class TensorOperations implements AutoCloseable {
    private static final String RESOURCE = "tensors.py";

    private final PtNDManager manager;
    private final Script script;

    /**
     * @param manager owns all results
     */
    TensorOperations(PtNDManager manager) {
        this.manager = manager;
        this.script = Script.load(manager, "PyTorch", source());
    }

    private static String source() {
        try (InputStream in = requireNonNull(
                TensorOperations.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is not in the jar")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PtNDManager manager() {
        return manager;
    }

    PtNDArray zeros(DataType type, Shape shape) {
        try (IValue sizes = IValue.listFrom(shape.toArray());
                IValue scalarType = scalarType(type)) {
            return call("zeros", sizes, scalarType);
        }
    }

    /** The numbers whose bytes a tensor of UINT8 holds, in the same memory. */
    PtNDArray viewBytes(PtNDArray bytes, DataType type, Shape shape) {
        try (IValue memory = IValue.from(bytes);
                IValue scalarType = scalarType(type);
                IValue sizes = IValue.listFrom(shape.toArray())) {
            return call("view_bytes", memory, scalarType, sizes);
        }
    }

    /** The same numbers in another type, or the same tensor if they are of that type. */
    PtNDArray convert(PtNDArray tensor, DataType type) {
        try (IValue value = IValue.from(tensor);
                IValue scalarType = scalarType(type)) {
            return call("convert", value, scalarType);
        }
    }

    /** The same numbers in memory of their own. */
    PtNDArray copy(PtNDArray tensor) {
        try (IValue value = IValue.from(tensor)) {
            return call("copy", value);
        }
    }

    /** Tensors below each other. */
    PtNDArray join(List<PtNDArray> parts) {
        try (IValue values = IValue.listFrom(parts.toArray(PtNDArray[]::new))) {
            return call("join", values);
        }
    }

    /** A copy of a bfloat16 matrix in oneDNN's layout for products. */
    PtNDArray pack(PtNDArray matrix) {
        try (IValue value = IValue.from(matrix)) {
            return call("pack", value);
        }
    }

    private PtNDArray call(String method, IValue... arguments) {
        try (IValue result = script.call(method, arguments)) {
            return result.toTensor(manager);
        }
    }

    private static IValue scalarType(DataType type) {
        return IValue.from((long) ScalarType.of(type));
    }

    @Override
    public void close() {
        script.close();
    }
}
