package dev.tessera.models.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/**
 * Finds what a checkpoint says of input processing: in one file for all, as transformers 5 saves it, or in files of their own.
 * Where there are both the former counts, as in transformers 5, for the latter may be left from an older version.
 */
public final class ProcessorFiles {
    private static final String PICTURES = "preprocessor_config.json";

    private ProcessorFiles() {}

    /** The settings for pictures; an empty object where there are none. */
    public static JsonObject pictures(Checkpoint checkpoint) {
        return part(checkpoint, "image_processor")
                .or(() -> checkpoint.json(PICTURES))
                .orElseGet(() -> JsonObject.empty(PICTURES, INVALID_CHECKPOINT));
    }

    /** The settings for frames of videos; those for pictures where it has no others. */
    public static JsonObject videos(Checkpoint checkpoint) {
        return part(checkpoint, "video_processor")
                .or(() -> checkpoint.json("video_preprocessor_config.json"))
                .orElseGet(() -> pictures(checkpoint));
    }

    /**
     * Refuses settings of input processing that do not go with the model.
     *
     * @param settings of input processing
     * @param name of a setting that may be left out, and else is a positive number
     * @param expected what the model's own configuration makes it
     * @throws TesseraException INVALID_CHECKPOINT where it is another
     */
    public static void requireSame(JsonObject settings, String name, int expected) {
        int said = settings.positive(name, expected);
        if (said != expected) {
            throw settings.error(name, "%d, but config.json makes it %d".formatted(said, expected));
        }
    }

    private static Optional<JsonObject> part(Checkpoint checkpoint, String name) {
        return checkpoint.json("processor_config.json").flatMap(processor -> processor.findObject(name));
    }
}
