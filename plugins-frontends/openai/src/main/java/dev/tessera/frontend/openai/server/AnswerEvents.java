package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of a stream, several at a time where there are several. Used by one thread. */
final class AnswerEvents {
    /** More would let the answer to a client that does not read gather here. */
    private static final int MOST_AT_A_TIME = 16;

    private final GenerationStream stream;
    /** What follows the events that were read last. */
    private Optional<TesseraException> failure = Optional.empty();

    AnswerEvents(GenerationStream stream) {
        this.stream = stream;
    }

    /**
     * The next events that there are, so that they can be sent together; none where none came within the time.
     *
     * @throws TesseraException what the request failed with; it is then over
     */
    List<GenerationEvent> next(Duration wait) throws InterruptedException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        List<GenerationEvent> events = new ArrayList<>();
        try {
            Optional<GenerationEvent> event = read(wait);
            while (event.isPresent()) {
                events.add(event.get());
                boolean enough = event.get() instanceof Finished || events.size() == MOST_AT_A_TIME;
                event = enough ? Optional.empty() : read(Duration.ZERO);
            }
        } catch (TesseraException e) {
            if (events.isEmpty()) {
                throw e;
            }
            failure = Optional.of(e);
        }
        return events;
    }

    private Optional<GenerationEvent> read(Duration wait) throws InterruptedException {
        try {
            return stream.next(wait);
        } catch (TesseraException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TesseraException(INTERNAL_ERROR, "the request failed", e);
        }
    }
}
