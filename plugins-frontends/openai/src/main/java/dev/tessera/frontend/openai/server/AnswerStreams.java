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
    private final Duration writeTimeout;

    AnswerStreams(CallsUnderWay calls, ServerConfig config) {
        this.calls = calls;
        keepAliveInterval = config.keepAliveInterval();
        writeTimeout = config.writeTimeout();
    }

    /**
     * Sends one, and closes the stream.
     *
     * @throws TesseraException what the request fails with before anything is sent
     */
    void send(GenerationStream stream, EventEncoder encoder, Exchange exchange) throws InterruptedException {
        try (EventPump pump = EventPump.start(stream, writeTimeout)) {
            List<GenerationEvent> first = pump.next(keepAliveInterval);
            try (EventOutput output = exchange.events()) {
                send(first, pump, encoder, output);
            }
        }
    }

    private void send(List<GenerationEvent> first, EventPump pump, EventEncoder encoder, EventOutput output)
            throws InterruptedException {
        try {
            List<GenerationEvent> events = first;
            write(events, encoder, output);
            while (events.isEmpty() || !(events.getLast() instanceof Finished)) {
                events = pump.next(keepAliveInterval);
                calls.requireTime();
                write(events, encoder, output);
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
