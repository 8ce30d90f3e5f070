package dev.tessera.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model runs, and how. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "demo|DIR",
            defaultValue = "demo",
            description = "The embedded demo model, or a directory with a Hugging Face checkpoint (default: demo).")
    private String model;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "pytorch",
            description = "What computes: pytorch, or reference, which is slow (default: pytorch).")
    private String backend;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            description = "Type to compute in: auto, float32 or bfloat16 (engine.dtype).")
    private Optional<String> dtype = Optional.empty();

    @Option(
            names = "--max-model-len",
            paramLabel = "N",
            description = "Most tokens of prompt and answer together (engine.max-model-len).")
    private Optional<String> maxModelLength = Optional.empty();

    String model() {
        return model;
    }

    /** The name by which requests may ask for the model: the last part of its directory. */
    String servedName() {
        return String.valueOf(
                Installation.model(model).toAbsolutePath().normalize().getFileName());
    }

    String backend() {
        return backend;
    }

    /** The configuration that these options stand for. */
    Map<String, String> configuration() {
        Map<String, String> configuration = new HashMap<>();
        dtype.ifPresent(value -> configuration.put("engine.dtype", value));
        maxModelLength.ifPresent(value -> configuration.put("engine.max-model-len", value));
        return configuration;
    }
}
