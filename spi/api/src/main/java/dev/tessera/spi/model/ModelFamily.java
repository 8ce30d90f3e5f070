package dev.tessera.spi.model;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of model that a plugin knows how to run, such as Qwen2-VL in all its sizes. Thread-safe. */
public interface ModelFamily {
    /** The values of {@code model_type} in {@code config.json} that this family takes. */
    Set<String> modelTypes();

    /**
     * The checkpoints that one of this family is built on, where it was published without what training did not change. They
     * are looked up beside it. By default there are none.
     *
     * @param config the checkpoint's {@code config.json}
     * @return their names on the hub, such as {@code meta-llama/Llama-3.2-1B-Instruct}, by what they are called: the prefix of
     *     their tensors' names in {@link Checkpoint#weights}
     */
    default Map<String, String> parts(JsonObject config) {
        return Map.of();
    }

    /**
     * Reads a checkpoint's configuration. Nothing heavy happens here: weights are read when a backend compiles a graph.
     *
     * @param checkpoint whose weights are mapped and not yet read
     * @param maxLength most tokens of a prompt and its answer, where they are limited, which bounds what one item may take, and
     *     decides how rotary embeddings turn that are scaled for long contexts only; nothing means what the checkpoint does,
     *     which also is the model's {@link Model#contextLength} in either case
     * @throws TesseraException INVALID_CHECKPOINT where the configuration is incomplete, contradictory or asks for
     *     something that this family does not do
     */
    Model open(Checkpoint checkpoint, Optional<Integer> maxLength);
}
