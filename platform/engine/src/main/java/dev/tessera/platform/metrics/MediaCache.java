package dev.tessera.platform.metrics;

import java.util.Locale;

/** The caches on media's way to the model. */
public enum MediaCache {
    /** Media that is decoded and processed. */
    PROCESSOR,
    /** Embeddings, as the encoder made them. */
    ENCODER;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
