package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.prompt.PromptTokens.NumberedPlaceholder;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.PromptUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The items for which one placeholder token stands, until their places in the prompt are found. Used by one thread. */
final class PendingItems {
    private final List<PendingItem> all;
    private final List<PendingItem> left;

    /** @param items in the order of the request, possibly of several modalities, possibly none */
    PendingItems(List<PendingItem> items) {
        this.all = List.copyOf(items);
        this.left = new ArrayList<>(items);
    }

    /** Those whose places were not found. */
    List<PendingItem> left() {
        return List.copyOf(left);
    }

    /**
     * The next one, for a placeholder that names none.
     *
     * @param text what the placeholder is spelled like
     */
    PendingItem takeNext(Supplier<String> text) {
        if (left.isEmpty()) {
            throw refused(
                    "the prompt has more placeholders for media (%s) than the request has items".formatted(text.get()));
        }
        return left.removeFirst();
    }

    /** The one that a placeholder names. */
    PendingItem take(NumberedPlaceholder placeholder) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).number() == placeholder.number()) {
                return left.remove(i);
            }
        }
        boolean taken = all.stream().anyMatch(item -> item.number() == placeholder.number());
        throw refused(
                taken
                        ? "the prompt has the placeholder %s more than once".formatted(placeholder.text())
                        : "the prompt has the placeholder %s, but the request has %d items for such placeholders"
                                .formatted(placeholder.text(), all.size()));
    }

    private TesseraException refused(String message) {
        TesseraException refused = new TesseraException(INVALID_REQUEST, message);
        return all.isEmpty()
                ? refused
                : refused.withParameter(all.getFirst().modality().name());
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

        /** How placeholders name it. */
        int number() {
            return index + 1;
        }
    }
}
