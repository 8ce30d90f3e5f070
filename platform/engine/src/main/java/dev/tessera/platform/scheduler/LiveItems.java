package dev.tessera.platform.scheduler;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The embeddings of all items that some sequence has, so that no identifier stands for two contents at a time. */
final class LiveItems {
    private record Live(int embeddings, int uses) {}

    private final Map<String, Live> items = new HashMap<>();

    /** @throws TesseraException INVALID_REQUEST where an identifier is in use with another number of embeddings */
    void add(List<ScheduledItem> added) {
        Map<String, Integer> embeddings = new HashMap<>();
        for (ScheduledItem item : added) {
            require(item, embeddings.getOrDefault(item.identifier(), item.embeddings()));
            Live live = items.get(item.identifier());
            require(item, live == null ? item.embeddings() : live.embeddings);
            embeddings.put(item.identifier(), item.embeddings());
        }
        added.forEach(item -> items.merge(
                item.identifier(),
                new Live(item.embeddings(), 1),
                (live, one) -> new Live(live.embeddings, live.uses + 1)));
    }

    void remove(List<ScheduledItem> removed) {
        removed.forEach(item -> items.computeIfPresent(
                item.identifier(),
                (identifier, live) -> live.uses == 1 ? null : new Live(live.embeddings, live.uses - 1)));
    }

    private static void require(ScheduledItem item, int embeddings) {
        if (item.embeddings() != embeddings) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    "a media item of %d embeddings has the identifier of another that has %d"
                            .formatted(item.embeddings(), embeddings));
        }
    }
}
