package dev.tessera.frontend.openai.metrics;

import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.Optional;

/** Measures one call, until it ends for the first time. Used by the thread that serves it. */
public final class CallTimes {
    private final HttpMetrics metrics;
    private final long started;
    private Optional<ObservedStream> stream = Optional.empty();
    private boolean ended;

    CallTimes(HttpMetrics metrics, long started) {
        this.metrics = metrics;
        this.started = started;
    }

    /** The same stream, which tells what the engine needed for the call. */
    public GenerationStream observe(GenerationStream generation) {
        ObservedStream observed = new ObservedStream(generation);
        stream = Optional.of(observed);
        return observed;
    }

    /**
     * Notes that the call is over.
     *
     * @param route the path, or a name for all paths that do not exist
     * @return how long it took; nothing where that was noted before
     */
    public Optional<Duration> end(String route, String method, int status) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        long took = metrics.nanosSince(started);
        metrics.end(route, method, status, took);
        stream.flatMap(ObservedStream::usage).ifPresent(usage -> metrics.endGeneration(took - nanos(usage)));
        return Optional.of(Duration.ofNanos(took));
    }

    private static long nanos(Usage usage) {
        return usage.preparation()
                .plus(usage.firstToken())
                .plus(usage.furtherTokens())
                .toNanos();
    }
}
