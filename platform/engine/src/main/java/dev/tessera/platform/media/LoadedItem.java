package dev.tessera.platform.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.model.ProcessedItem;

/**
 * A media item, ready for the encoder.
 *
 * @param item the processed item
 * @param identifier equal for equal items of one model; different for different ones, whoever sent them
 */
public record LoadedItem(ProcessedItem item, String identifier) {
    public LoadedItem {
        requireNonNull(item, "item is null");
        requireNonNull(identifier, "identifier is null");
    }
}
