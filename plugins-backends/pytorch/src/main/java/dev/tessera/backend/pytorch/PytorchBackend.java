package dev.tessera.backend.pytorch;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.backend.pytorch.natives.CpuFeatures;
import dev.tessera.backend.pytorch.natives.FreeMemory;
import dev.tessera.backend.pytorch.natives.LibraryCache;
import dev.tessera.backend.pytorch.natives.Libtorch;
import dev.tessera.backend.pytorch.natives.PytorchRuntime;
import dev.tessera.backend.pytorch.script.LoweringOptions;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceInfo;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Set;

/**
 * Writes graphs as TorchScript and runs them on PyTorch through DJL, with one native call for each run. Weights that are
 * stored in the compute type are used where the checkpoint maps them. Large bfloat16 matrices are copied, unless configured
 * otherwise: PyTorch reads the copy at up to twice the speed.
 */
public final class PytorchBackend implements Backend {
    private static final Set<DataType> COMPUTE_TYPES = Set.of(DataType.FLOAT32, DataType.BFLOAT16);

    private final PytorchConfig config;
    private final int threads;
    private final boolean fastBfloat16;
    private final PytorchRuntime runtime;
    private final Gauge liveTensors;

    @Inject
    public PytorchBackend(PytorchConfig config, Metrics metrics) {
        this.config = config;
        threads = config.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        fastBfloat16 = CpuFeatures.ofThisMachine().hasFastBfloat16();
        LibraryCache cache = config.cacheDirectory()
                .map(LibraryCache::new)
                .orElseGet(() -> LibraryCache.ofUser(System::getenv, Path.of(System.getProperty("user.home"))));
        Libtorch.load(cache, threads);
        runtime = new PytorchRuntime();
        liveTensors = metrics.gauge(
                new Metric("pytorch_live_tensors", "Native tensors that are not freed."), runtime::liveTensors);
    }

    @Override
    public DeviceInfo device() {
        return new DeviceInfo(
                "PyTorch %s, CPU, %d threads".formatted(Libtorch.version(), threads),
                COMPUTE_TYPES,
                fastBfloat16 ? COMPUTE_TYPES : Set.of(DataType.FLOAT32));
    }

    @Override
    public long freeMemory() {
        return FreeMemory.bytes();
    }

    @Override
    public Executable compile(Graph graph, Weights weights, CompileOptions options) {
        boolean packing = config.packWeights() && fastBfloat16 && options.computeType() == DataType.BFLOAT16;
        return runtime.compile(graph, weights, new LoweringOptions(options.computeType(), packing));
    }

    @Override
    public DeviceTensor zeros(DataType type, Shape shape) {
        if (type != DataType.INT64 && !COMPUTE_TYPES.contains(type)) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "PyTorch keeps states in FLOAT32, BFLOAT16 or INT64, not in %s".formatted(type));
        }
        return runtime.zeros(type, shape);
    }

    @Override
    public void close() {
        liveTensors.close();
        runtime.close();
    }
}
