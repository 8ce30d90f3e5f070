package dev.tessera.spi.model;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.error.TesseraException;
import java.util.Set;

/** A kind of model that a plugin knows how to run, such as Qwen2-VL in all its sizes. Thread-safe. */
public interface ModelFamily {
    /** The values of {@code model_type} in {@code config.json} that this family takes. */
    Set<String> modelTypes();

    /**
     * Reads a checkpoint's configuration. Nothing heavy happens here: weights are read when a backend compiles a graph.
     *
     * @throws TesseraException INVALID_CHECKPOINT where the configuration is incomplete, contradictory or asks for
     *     something that this family does not do
     */
    Model open(Checkpoint checkpoint);
}
