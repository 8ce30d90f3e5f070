package dev.tessera.platform.kvcache;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the keys and values of a sequence depend on.
 *
 * @param tokens prompt and answer; grows while the sequence is generated
 * @param media the prompt's items, ascending and without overlap
 * @param salt sequences with different salts share nothing; empty for none
 */
public record CacheContent(IntSequence tokens, List<MediaRange> media, String salt) {
    public CacheContent {
        requireNonNull(tokens, "tokens is null");
        media = List.copyOf(media);
        requireNonNull(salt, "salt is null");
    }
}
