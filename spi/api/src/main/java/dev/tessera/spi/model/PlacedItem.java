package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

/**
 * A processed item and where it lies in the prompt.
 *
 * @param item the item
 * @param range its place
 */
public record PlacedItem(ProcessedItem item, PlaceholderRange range) {
    public PlacedItem {
        requireNonNull(item, "item is null");
        requireNonNull(range, "range is null");
    }
}
