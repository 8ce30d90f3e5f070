package dev.tessera.models.config;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that a tokenizer's vocabulary was given besides those it learned. Most are special ones, but not all.
 *
 * @param ids the tokens' numbers by their texts
 */
public record AddedTokens(Map<String, Integer> ids) {
    private static final String DECODER = "added_tokens_decoder";
    private static final String LIST = "added_tokens";

    public AddedTokens {
        ids = Map.copyOf(ids);
    }

    /**
     * Those that {@code tokenizer_config.json} lists, or {@code tokenizer.json} where that has no list, as transformers 5 saves
     * it.
     *
     * @throws TesseraException INVALID_CHECKPOINT where an entry has no number or no text
     */
    public static AddedTokens read(Checkpoint checkpoint) {
        return checkpoint
                .json("tokenizer_config.json")
                .flatMap(tokenizer -> tokenizer.findObject(DECODER))
                .map(AddedTokens::ofDecoder)
                .or(() -> checkpoint
                        .json("tokenizer.json")
                        .filter(tokenizer -> tokenizer.has(LIST))
                        .map(AddedTokens::ofList))
                .orElseGet(() -> new AddedTokens(Map.of()));
    }

    private static AddedTokens ofDecoder(JsonObject decoder) {
        Map<String, Integer> ids = new HashMap<>();
        for (String id : decoder.names()) {
            ids.put(decoder.object(id).string("content"), number(decoder, id));
        }
        return new AddedTokens(ids);
    }

    private static int number(JsonObject decoder, String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException _) {
            throw decoder.error(id, "not the number of a token");
        }
    }

    private static AddedTokens ofList(JsonObject tokenizer) {
        Map<String, Integer> ids = new HashMap<>();
        for (JsonObject token : tokenizer.objects(LIST)) {
            ids.put(token.string("content"), token.integer("id"));
        }
        return new AddedTokens(ids);
    }

    public boolean contains(int id) {
        return ids.containsValue(id);
    }

    /** The number of a token by its text. */
    public Optional<Integer> find(String text) {
        return Optional.ofNullable(ids.get(text));
    }
}
