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

    Weights weights();
}
