package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.List;

/** Sends answers as they come. That a client is gone shows when something is sent to it, so that something always is. */
final class AnswerStreams {
    private final CallsUnderWay calls;
    private final Duration keepAliveInterval;

    AnswerStreams(CallsUnderWay calls, ServerConfig config) {
        this.calls = calls;
        keepAliveInterval = config.keepAliveInterval();
    }

    /**
     * Sends one, and closes the stream.
     *
     * @throws TesseraException what the request fails with before anything is sent
     */
    void send(GenerationStream stream, EventEncoder encoder, Exchange exchange) throws InterruptedException {
        try (stream) {
            AnswerEvents events = new AnswerEvents(stream);
            List<GenerationEvent> first = events.next(keepAliveInterval);
            try (EventOutput output = exchange.events()) {
                send(first, events, encoder, output);
            }
        }
    }

    private void send(List<GenerationEvent> first, AnswerEvents events, EventEncoder encoder, EventOutput output)
            throws InterruptedException {
        try {
            List<GenerationEvent> next = first;
            write(next, encoder, output);
            while (next.isEmpty() || !(next.getLast() instanceof Finished)) {
                next = events.next(keepAliveInterval);
                calls.requireTime();
                write(next, encoder, output);
            }
        } catch (TesseraException e) {
            output.write(encoder.encode(e));
        }
    }

    private static void write(List<GenerationEvent> events, EventEncoder encoder, EventOutput output) {
        if (events.isEmpty()) {
            output.ping();
        } else {
            output.write(events.stream()
                    .flatMap(event -> encoder.encode(event).stream())
                    .toList());
        }
    }
}
