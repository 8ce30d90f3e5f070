package dev.tessera.platform.engine;

import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.SamplingParameters;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A request under way: what the engine thread works on at one end, the stream that its caller reads at the other. Events
 * pass through a queue; there are at most as many as the answer has tokens.
 */
final class GenerationTask implements GenerationStream {
    private sealed interface Message {}

    private record Event(GenerationEvent event) implements Message {}

    private record Failure(TesseraException exception) implements Message {}

    private final PreparedPrompt prompt;
    private final SamplingParameters sampling;
    private final Duration preparation;
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private volatile boolean aborted;
    private volatile boolean closed;
    private boolean over;

    GenerationTask(PreparedPrompt prompt, SamplingParameters sampling, Duration preparation) {
        this.prompt = prompt;
        this.sampling = sampling;
        this.preparation = preparation;
    }

    PreparedPrompt prompt() {
        return prompt;
    }

    SamplingParameters sampling() {
        return sampling;
    }

    Duration preparation() {
        return preparation;
    }

    /** Whether nobody waits for the answer any more. */
    boolean isCancelled() {
        return closed || aborted;
    }

    /** Called by the engine thread. */
    void emit(GenerationEvent event) {
        messages.add(new Event(event));
    }

    /** Called by the engine thread, which does nothing for this task afterwards. */
    void fail(TesseraException exception) {
        messages.add(new Failure(exception));
    }

    /** Ends the request from outside; the engine thread stops working on it. */
    void abort(TesseraException reason) {
        aborted = true;
        fail(reason);
    }

    @Override
    public GenerationEvent next() throws InterruptedException {
        if (over || closed) {
            throw new NoSuchElementException("the request is over");
        }
        return switch (messages.take()) {
            case Event(GenerationEvent event) -> {
                over = event instanceof GenerationEvent.Finished;
                yield event;
            }
            case Failure(TesseraException exception) -> {
                over = true;
                throw exception;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}
