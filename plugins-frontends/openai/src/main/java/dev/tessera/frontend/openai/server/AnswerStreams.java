package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Sends answers as they come. That a client is gone shows when something is sent to it, so that something always is. */
final class AnswerStreams {
    private final CallsUnderWay calls;
    private final Duration keepAliveInterval;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds since some fixed moment */
    AnswerStreams(CallsUnderWay calls, ServerConfig config, LongSupplier ticker) {
        this.calls = calls;
        this.ticker = ticker;
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
            List<GenerationEvent> first = exchange.client().whilePresent(() -> first(events));
            try (EventOutput output = exchange.events()) {
                send(first, events, encoder, output);
            }
        }
    }

    /** Nothing is sent before these, so that a request that the engine refuses is answered by a status. */
    private List<GenerationEvent> first(AnswerEvents events) throws InterruptedException {
        List<GenerationEvent> first = List.of();
        while (first.isEmpty()) {
            calls.requireTime();
            first = events.next(keepAliveInterval);
        }
        return first;
    }

    private void send(List<GenerationEvent> first, AnswerEvents events, EventEncoder encoder, EventOutput output)
            throws InterruptedException {
        try {
            KeepAlive keepAlive = new KeepAlive(keepAliveInterval, ticker);
            List<GenerationEvent> next = first;
            write(encoded(next, encoder), output, keepAlive);
            while (next.isEmpty() || !(next.getLast() instanceof Finished)) {
                next = events.next(keepAliveInterval);
                calls.requireTime();
                write(encoded(next, encoder), output, keepAlive);
            }
        } catch (TesseraException e) {
            output.write(encoder.encode(e));
        }
    }

    private static List<ServerSentEvent> encoded(List<GenerationEvent> events, EventEncoder encoder) {
        return events.stream().flatMap(event -> encoder.encode(event).stream()).toList();
    }

    /** Tokens may come for long and yet make nothing to send, where they gather for one chunk. */
    private static void write(List<ServerSentEvent> events, EventOutput output, KeepAlive keepAlive) {
        if (!events.isEmpty()) {
            output.write(events);
            keepAlive.sent();
        } else if (keepAlive.isDue()) {
            output.ping();
            keepAlive.sent();
        }
    }
}
