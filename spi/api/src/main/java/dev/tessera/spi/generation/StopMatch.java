package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

/** What of {@link SamplingParameters#stop} or {@link SamplingParameters#stopTokenIds} ended an answer. */
public sealed interface StopMatch {
    /** A stop text; the answer ends before it, or after it where the request wants it included. */
    record Text(String text) implements StopMatch {
        public Text {
            requireNonNull(text, "text is null");
        }
    }

    /** A stop token. */
    record Token(int id) implements StopMatch {}
}
