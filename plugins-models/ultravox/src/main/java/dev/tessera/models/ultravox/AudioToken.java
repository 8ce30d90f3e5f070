package dev.tessera.models.ultravox;

import dev.tessera.models.config.AddedTokens;
import dev.tessera.spi.checkpoint.Checkpoint;

/** Finds the token that the places of audio carry: one that no text has, since items are put where it stands. */
final class AudioToken {
    private static final String SETTING = "audio_token_index";
    private static final String RESERVED = "<|reserved_special_token_0|>";

    private AudioToken() {}

    /** The configuration's token where the tokenizer was given it, or else the first that the text model has reserved. */
    static int read(Checkpoint checkpoint) {
        AddedTokens added = AddedTokens.read(checkpoint);
        int configured = checkpoint.config().integer(SETTING, -1);
        if (added.contains(configured)) {
            return configured;
        }
        return added.find(RESERVED)
                .orElseThrow(() -> checkpoint
                        .config()
                        .error(
                                SETTING,
                                "%d is no added token, and the tokenizer has no %s".formatted(configured, RESERVED)));
    }
}
