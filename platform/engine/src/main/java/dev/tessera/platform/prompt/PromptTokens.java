package dev.tessera.platform.prompt;

import java.util.List;
import java.util.Map;

/**
 * A prompt's tokens before its placeholders are expanded.
 *
 * @param ids with one placeholder token for each item
 * @param numbered the placeholders that name an item, by their position among the tokens; others stand for the items in their
 *     order
 */
record PromptTokens(List<Integer> ids, Map<Integer, NumberedPlaceholder> numbered) {
    PromptTokens {
        ids = List.copyOf(ids);
        numbered = Map.copyOf(numbered);
    }

    /** Tokens of which none names an item. */
    static PromptTokens of(List<Integer> ids) {
        return new PromptTokens(ids, Map.of());
    }

    /**
     * A placeholder that names an item.
     *
     * @param text how the prompt spells it
     * @param number of the item among those of its modality, from one
     */
    record NumberedPlaceholder(String text, int number) {}
}
