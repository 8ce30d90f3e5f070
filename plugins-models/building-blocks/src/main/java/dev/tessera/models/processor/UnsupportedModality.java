package dev.tessera.models.processor;

import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.model.InputProcessor;

/** The error of an input processor that is given an item of a modality which it does not take. */
public final class UnsupportedModality {
    private UnsupportedModality() {}

    /** UNSUPPORTED_MODALITY. */
    public static TesseraException of(MediaItem item, InputProcessor processor) {
        return new TesseraException(
                StandardErrors.UNSUPPORTED_MODALITY,
                "the model does not take %s input; it takes text, %s"
                        .formatted(
                                item.modality(),
                                String.join(
                                        ", ",
                                        processor.modalities().stream()
                                                .map(modality -> modality.name())
                                                .sorted()
                                                .toList())));
    }
}
