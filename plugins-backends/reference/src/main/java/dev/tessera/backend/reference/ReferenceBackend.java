package dev.tessera.backend.reference;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceInfo;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Interprets graphs in plain Java, in FLOAT32. Weights are converted to FLOAT32 on the heap when a graph is compiled, so
 * that a checkpoint takes four bytes a number there, or eight for a table that is also the weight of a linear layer.
 */
public final class ReferenceBackend implements Backend {
    private static final Set<DataType> COMPUTE_TYPES = Set.of(DataType.FLOAT32);

    private final Workers workers;

    @Inject
    public ReferenceBackend(ReferenceConfig config) {
        workers = new Workers(
                config.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public DeviceInfo device() {
        return new DeviceInfo("plain Java, %d threads".formatted(workers.threads()), COMPUTE_TYPES, COMPUTE_TYPES);
    }

    /** What is left of the Java heap. */
    @Override
    public long freeMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }

    @Override
    public Executable compile(Graph graph, Weights weights, CompileOptions options) {
        if (!COMPUTE_TYPES.contains(options.computeType())) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "the reference backend computes in FLOAT32 only, not in %s".formatted(options.computeType()));
        }
        try {
            return new ReferenceExecutable(graph, new Interpreter(new LoadedWeights(graph, weights), workers));
        } catch (OutOfMemoryError e) {
            throw new TesseraException(
                    OUT_OF_MEMORY, "the weights of the %s do not fit into the Java heap".formatted(graph.name()), e);
        }
    }

    @Override
    public DeviceTensor zeros(DataType type, Shape shape) {
        try {
            return new HostTensor(
                    switch (type) {
                        case FLOAT32 -> FloatArray.zerosOf(shape);
                        case INT64 -> LongArray.zerosOf(shape);
                        case FLOAT64, FLOAT16, BFLOAT16, INT32, INT16, INT8, UINT8, BOOL ->
                            throw new TesseraException(
                                    INVALID_CONFIGURATION,
                                    "the reference backend keeps states in FLOAT32 or INT64, not in %s"
                                            .formatted(type));
                    });
        } catch (OutOfMemoryError e) {
            throw new TesseraException(
                    OUT_OF_MEMORY, "a state of shape %s does not fit into the Java heap".formatted(shape), e);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
