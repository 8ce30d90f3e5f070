package dev.tessera.models.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/**
 * The tokens that a tokenizer's vocabulary was given besides those it learned.
 *
 * @param decoder the {@code added_tokens_decoder}: objects with the tokens' texts by their numbers
 */
public record SpecialTokens(JsonObject decoder) {
    private static final String DECODER = "added_tokens_decoder";

    public SpecialTokens {
        requireNonNull(decoder, "decoder is null");
    }

    /** Those that {@code tokenizer_config.json} lists. */
    public static SpecialTokens read(Checkpoint checkpoint) {
        return new SpecialTokens(checkpoint
                .json("tokenizer_config.json")
                .flatMap(tokenizer -> tokenizer.findObject(DECODER))
                .orElseGet(() -> JsonObject.empty(DECODER, INVALID_CHECKPOINT)));
    }

    public boolean contains(int id) {
        return decoder.has(Integer.toString(id));
    }

    /** The number of a token by its text. */
    public Optional<Integer> find(String text) {
        return decoder.names().stream()
                .filter(id -> decoder.object(id).string("content").equals(text))
                .map(Integer::valueOf)
                .findFirst();
    }
}
