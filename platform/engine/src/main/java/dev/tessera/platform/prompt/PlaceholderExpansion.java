package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.media.PromptEmbeddingLoader;
import dev.tessera.platform.prompt.PendingItems.PendingItem;
import dev.tessera.platform.prompt.PromptTokens.NumberedPlaceholder;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.PlaceholderRange;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Puts the replacements of media items, and embeddings that are in the place of tokens, where their placeholders stand in a
 * tokenized prompt.
 *
 * @param tokenIds the prompt afterwards
 * @param items the items with their places, in order of their offsets
 */
record PlaceholderExpansion(List<Integer> tokenIds, List<IdentifiedItem> items) {
    PlaceholderExpansion {
        tokenIds = List.copyOf(tokenIds);
        items = List.copyOf(items);
    }

    /**
     * Expands a prompt.
     *
     * @param tokens with one placeholder for each item
     * @param items in the order of the request
     * @param texts the text of a token
     * @throws TesseraException INVALID_REQUEST where there are more or fewer placeholders than items: a text that spells a
     *     placeholder, or a template that leaves items out; or where one names an item that there is not, or twice
     */
    static PlaceholderExpansion of(
            PromptTokens tokens, List<LoadedItem> items, InputProcessor processor, IntFunction<String> texts) {
        Map<Integer, PendingItems> pendingByToken = pending(items, processor);
        Placement placement = new Placement();
        for (int position = 0; position < tokens.ids().size(); position++) {
            int tokenId = tokens.ids().get(position);
            NumberedPlaceholder numbered = tokens.numbered().get(position);
            PendingItems pending = pendingByToken.get(tokenId);
            if (pending != null && numbered != null) {
                placement.add(pending.take(numbered));
            } else if (pending != null) {
                placement.add(pending.takeNext(() -> texts.apply(tokenId)));
            } else {
                placement.add(tokenId);
            }
        }
        List<PendingItem> left = pendingByToken.values().stream()
                .flatMap(pending -> pending.left().stream())
                .toList();
        if (!left.isEmpty()) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "the request has %d media items, but the prompt has placeholders for %d only"
                                    .formatted(items.size(), items.size() - left.size()))
                    .withParameter(left.getFirst().modality().name());
        }
        return new PlaceholderExpansion(placement.tokenIds, placement.items);
    }

    private static Map<Integer, PendingItems> pending(List<LoadedItem> items, InputProcessor processor) {
        Map<Integer, List<PendingItem>> pendingByToken = new HashMap<>();
        Map<Modality, Integer> counts = new HashMap<>();
        for (LoadedItem loaded : items) {
            ProcessedItem item = loaded.item();
            int number = counts.merge(item.modality(), 1, Integer::sum);
            PromptUpdate update = item.modality().equals(PromptEmbeddingLoader.MODALITY)
                    ? PromptUpdate.repeated(Prompt.NO_TOKEN, item)
                    : processor.update(item, number);
            pendingByToken
                    .computeIfAbsent(update.placeholderTokenId(), key -> new ArrayList<>())
                    .add(new PendingItem(loaded, number - 1, update));
        }
        // a placeholder without an item is a mistake too, where it cannot be anything else
        processor.itemTokens().forEach(tokenId -> pendingByToken.computeIfAbsent(tokenId, key -> List.of()));
        return pendingByToken.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new PendingItems(entry.getValue())));
    }

    /** The prompt as it grows. */
    private static final class Placement {
        private final List<Integer> tokenIds = new ArrayList<>();
        private final List<IdentifiedItem> items = new ArrayList<>();

        void add(int tokenId) {
            tokenIds.add(tokenId);
        }

        void add(PendingItem pending) {
            int offset = tokenIds.size();
            List<Integer> embeddingPositions = new ArrayList<>();
            for (PromptUpdate.Piece piece : pending.update().replacement()) {
                switch (piece) {
                    case PromptUpdate.Tokens(List<Integer> ids) -> tokenIds.addAll(ids);
                    case PromptUpdate.Embeddings(int tokenId, int count) -> {
                        for (int i = 0; i < count; i++) {
                            embeddingPositions.add(tokenIds.size());
                            tokenIds.add(tokenId);
                        }
                    }
                }
            }
            ProcessedItem item = pending.loaded().item();
            requireAllEmbeddings(item, embeddingPositions.size());
            PlaceholderRange range = new PlaceholderRange(
                    item.modality(), pending.index(), offset, tokenIds.size() - offset, embeddingPositions);
            items.add(new IdentifiedItem(
                    new PlacedItem(item, range), pending.loaded().identifier()));
        }

        private static void requireAllEmbeddings(ProcessedItem item, int places) {
            if (places != item.embeddingCount()) {
                throw new TesseraException(
                        INTERNAL_ERROR,
                        "the model's input processor gives an %s %d embeddings, but %d places for them"
                                .formatted(item.modality(), item.embeddingCount(), places));
            }
        }
    }
}
