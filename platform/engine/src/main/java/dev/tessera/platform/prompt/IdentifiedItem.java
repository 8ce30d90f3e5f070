package dev.tessera.platform.prompt;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.model.PlacedItem;

/**
 * An item in its place, with the name under which what is computed of it can be shared.
 *
 * @param placed the item and its place
 * @param identifier equal for equal items of one model; different for different ones, whoever sent them
 */
public record IdentifiedItem(PlacedItem placed, String identifier) {
    public IdentifiedItem {
        requireNonNull(placed, "placed is null");
        requireNonNull(identifier, "identifier is null");
    }
}
