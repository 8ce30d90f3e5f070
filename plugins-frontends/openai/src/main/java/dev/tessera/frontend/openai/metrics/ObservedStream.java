package dev.tessera.frontend.openai.metrics;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.Optional;

/** A stream that remembers what its request took. Another thread than the one that reads may ask. */
final class ObservedStream implements GenerationStream {
    private final GenerationStream stream;
    private volatile Optional<Usage> usage = Optional.empty();

    ObservedStream(GenerationStream stream) {
        this.stream = requireNonNull(stream, "stream is null");
    }

    /** Nothing before the request has finished. */
    Optional<Usage> usage() {
        return usage;
    }

    @Override
    public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        Optional<GenerationEvent> event = stream.next(wait);
        if (event.isPresent() && event.get() instanceof Finished(Usage took)) {
            usage = Optional.of(took);
        }
        return event;
    }

    @Override
    public void close() {
        stream.close();
    }
}
