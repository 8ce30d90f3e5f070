package dev.tessera.frontend.openai.stream;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;

/** What was read of a stream. */
sealed interface StreamMessage {
    /** Whether nothing comes after it. */
    boolean last();

    /** Something happened to the request. */
    record Event(GenerationEvent event) implements StreamMessage {
        public Event {
            requireNonNull(event, "event is null");
        }

        @Override
        public boolean last() {
            return event instanceof Finished;
        }
    }

    /** The request failed. */
    record Failure(TesseraException exception) implements StreamMessage {
        public Failure {
            requireNonNull(exception, "exception is null");
        }

        @Override
        public boolean last() {
            return true;
        }
    }
}
