package dev.tessera.backend.pytorch.natives;

import ai.djl.pytorch.engine.PtNDManager;
import dev.tessera.backend.pytorch.script.GraphLowering;
import dev.tessera.backend.pytorch.script.LoweringOptions;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;

/** Makes executables and states in the loaded library, and owns all native memory. Used by one thread at a time. */
public final class PytorchRuntime implements AutoCloseable {
    private final PtNDManager manager = Libtorch.newManager();
    private final TensorOperations operations = new TensorOperations(manager);

    public Executable compile(Graph graph, Weights weights, LoweringOptions options) {
        return GraphExecutable.load(operations, graph, weights, options, GraphLowering.lower(graph, options));
    }

    public DeviceTensor zeros(DataType type, Shape shape) {
        return new NativeTensor(operations, operations.zeros(type, shape), type, shape);
    }

    /** How many native tensors are alive. Any thread may ask. */
    public int liveTensors() {
        return manager.getManagedArrays().size();
    }

    /** Frees everything that is left. */
    @Override
    public void close() {
        operations.close();
        manager.close();
    }
}
