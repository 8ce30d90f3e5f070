package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.json.JsonObject;

/** Finds the token that the places of audio carry: one that no text has, since items are put where it stands. */
final class AudioToken {
    private static final String SETTING = "audio_token_index";
    private static final String RESERVED = "<|reserved_special_token_0|>";

    private AudioToken() {}

    /** The configuration's token where it is a special one, or else the first that the text model has reserved. */
    static int read(Checkpoint checkpoint) {
        JsonObject special = checkpoint
                .json("tokenizer_config.json")
                .flatMap(tokenizer -> tokenizer.findObject("added_tokens_decoder"))
                .orElseGet(() -> JsonObject.empty("added_tokens_decoder", INVALID_CHECKPOINT));
        int configured = checkpoint.config().integer(SETTING, -1);
        if (special.has(Integer.toString(configured))) {
            return configured;
        }
        return special.names().stream()
                .filter(id -> special.object(id).string("content").equals(RESERVED))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> checkpoint
                        .config()
                        .error(
                                SETTING,
                                "%d is no special token, and the tokenizer has no %s".formatted(configured, RESERVED)));
    }
}
