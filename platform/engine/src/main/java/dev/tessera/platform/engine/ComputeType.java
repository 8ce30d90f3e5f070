package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.backend.DeviceInfo;
import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Decides in which type a model is computed. */
final class ComputeType {
    private ComputeType() {}

    /**
     * @throws TesseraException INVALID_CONFIGURATION where the device does not compute in the configured type
     */
    static DataType choose(EngineConfig.Dtype dtype, DeviceInfo device, Weights weights) {
        DataType chosen = switch (dtype) {
            case AUTO -> stored(weights).filter(device.fastTypes()::contains).orElse(DataType.FLOAT32);
            case FLOAT32 -> DataType.FLOAT32;
            case BFLOAT16 -> DataType.BFLOAT16;
        };
        if (!device.computeTypes().contains(chosen)) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "the backend (%s) does not compute in %s, only in %s"
                            .formatted(
                                    device.name(),
                                    name(chosen),
                                    device.computeTypes().stream()
                                            .map(ComputeType::name)
                                            .sorted()
                                            .collect(joining(", "))));
        }
        return chosen;
    }

    private static String name(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** The type of the largest tensor: norms are sometimes stored in another than the matrices. */
    private static Optional<DataType> stored(Weights weights) {
        return weights.names().stream()
                .map(name -> weights.find(name).orElseThrow())
                .max(Comparator.comparingLong(info -> info.shape().elementCount()))
                .map(TensorInfo::type);
    }
}
