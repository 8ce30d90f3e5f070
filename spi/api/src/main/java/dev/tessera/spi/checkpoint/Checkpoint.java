package dev.tessera.spi.checkpoint;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/** A model as published on the Hugging Face hub: a directory of JSON files and safetensors. Thread-safe, read-only. */
public interface Checkpoint {
    /** {@code config.json}, which every checkpoint has. */
    JsonObject config();

    /**
     * Another JSON file, such as {@code preprocessor_config.json}.
     *
     * @param fileName a bare name below the checkpoint's directory
     * @throws TesseraException INVALID_CHECKPOINT where the file is there but not JSON, or over the size limit
     */
    Optional<JsonObject> json(String fileName);

    /** The checkpoint's tensors, and those of its parts under names that begin with what the part is called and a dot. */
    Weights weights();

    /**
     * Another checkpoint that this one is built on, and whose weights it leaves out.
     *
     * @param name what the family calls it
     * @return nothing where it is not there
     */
    default Optional<Checkpoint> part(String name) {
        return Optional.empty();
    }
}
