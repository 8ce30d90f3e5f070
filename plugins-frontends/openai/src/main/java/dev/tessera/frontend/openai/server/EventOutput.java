package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.call.ServerSentEvent;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes events to a client. Whatever fails here, fails because the client is gone. Used by one thread. */
final class EventOutput implements AutoCloseable {
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private static final byte[] PING = ": ping\n\n".getBytes(UTF_8);

    private final OutputStream output;

    /** @param output what the client reads */
    EventOutput(OutputStream output) {
        this.output = output;
    }

    /** Writes these together. */
    void write(List<ServerSentEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (ServerSentEvent event : events) {
            event.name().ifPresent(name -> text.append("event: ").append(name).append('\n'));
            text.append("data: ").append(event.data()).append("\n\n");
        }
        write(text.toString().getBytes(UTF_8));
    }

    /** A comment, which clients skip. */
    void ping() {
        write(PING);
    }

    private void write(byte[] bytes) {
        toClient(() -> {
            output.write(bytes);
            output.flush();
        });
    }

    @Override
    public void close() {
        toClient(output::close);
    }

    private static void toClient(Write write) {
        try {
            write.run();
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client is gone", e);
        }
    }
}
