package dev.tessera.spi.generation;

/** Why an answer ended. */
public enum FinishReason {
    /** An end-of-sequence token, a stop token or a stop text. */
    STOP,
    /** The most tokens that were asked for, or that the context has room for. */
    LENGTH
}
