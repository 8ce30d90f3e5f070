package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.prompt.PromptTokens.NumberedPlaceholder;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.PromptUpdate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The items for which one placeholder token stands, until their places in the prompt are found. Used by one thread. */
final class PendingItems {
    private final NavigableMap<Integer, PendingItem> byNumber = new TreeMap<>();
    private final int all;
    /** That of all of them; empty where there are none. */
    private final String modality;

    /** @param items in the order of the request */
    PendingItems(List<PendingItem> items) {
        this.all = items.size();
        this.modality = items.isEmpty() ? "" : items.getFirst().modality().name();
        items.forEach(item -> byNumber.put(item.index() + 1, item));
    }

    /** Those whose places were not found. */
    Collection<PendingItem> left() {
        return byNumber.values();
    }

    /** The next one, for a placeholder that names none. */
    PendingItem takeNext(int tokenId) {
        if (byNumber.isEmpty()) {
            throw refused("the prompt has more placeholders for media (token %d) than the request has items"
                    .formatted(tokenId));
        }
        return byNumber.pollFirstEntry().getValue();
    }

    /** The one that a placeholder names. */
    PendingItem take(NumberedPlaceholder placeholder) {
        PendingItem item = byNumber.remove(placeholder.number());
        if (item == null) {
            boolean taken = placeholder.number() >= 1 && placeholder.number() <= all;
            throw refused(
                    taken
                            ? "the prompt has the placeholder %s more than once".formatted(placeholder.text())
                            : "the prompt has the placeholder %s, but the request has %d items for such placeholders"
                                    .formatted(placeholder.text(), all));
        }
        return item;
    }

    private TesseraException refused(String message) {
        return new TesseraException(INVALID_REQUEST, message).withParameter(modality);
    }

    /**
     * An item that waits for its placeholder.
     *
     * @param index number of the item among those of its modality, from zero
     */
    record PendingItem(LoadedItem loaded, int index, PromptUpdate update) {
        Modality modality() {
            return loaded.item().modality();
        }
    }
}
