package dev.tessera.frontend.openai.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/** A connection whose calls know who is at its other end. The library asks whether it may be interrupted. */
final class ClientConnection implements ServerConnection, InterruptableTask<Void> {
    private final ServerConnection connection;
    private final ScopedValue.Carrier known;
    private final Client client;
    private volatile boolean closed;

    /**
     * @param known what is known while calls are served
     * @param client who is at the other end
     */
    ClientConnection(ServerConnection connection, ScopedValue.Carrier known, Client client) {
        this.connection = connection;
        this.known = known;
        this.client = client;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            known.<Void, InterruptedException>call(() -> {
                connection.handle(limit);
                discardRefused();
                return null;
            });
        } finally {
            client.leave();
        }
    }

    /** The library itself refused a request, unless it is to end: it says that a connection is over by an exception. */
    private void discardRefused() {
        if (!closed) {
            client.discard();
        }
    }

    @Override
    public boolean canInterrupt() {
        return connection instanceof InterruptableTask<?> task && task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        return connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        closed = true;
        connection.close(interrupt);
    }
}
