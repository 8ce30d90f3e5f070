package dev.tessera.platform.engine;

import dev.tessera.spi.error.TesseraException;

/** What other threads tell the engine's. */
sealed interface EngineMessage {
    /** A request to work on. */
    record Submit(ActiveRequest request) implements EngineMessage {}

    /** A request that nobody reads any more, by its number. */
    record Cancel(long request) implements EngineMessage {}

    /** The end of all requests. */
    record Stop(TesseraException reason) implements EngineMessage {}
}
