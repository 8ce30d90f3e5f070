package dev.tessera.frontend.openai.connection;

import static java.util.Objects.requireNonNull;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Makes the connections of HTTP/1.1, and puts a {@link Client} between each and its socket. The library serves a connection on
 * one thread, which is that of all its calls. Thread-safe.
 */
public final class ClientConnections implements ServerConnectionSelector {
    private final ServerConnectionSelector http =
            Http1ConnectionSelector.builder().config(Http1Config.create()).build();
    private final ScopedValue<Client> clients = ScopedValue.newInstance();
    private final Duration readTimeout;
    private final Duration idleTimeout;
    private final WriteDeadline writeDeadline;
    private final LongSupplier ticker;

    /**
     * @param readTimeout how long the next bytes of a request are waited for, and all of its headers
     * @param idleTimeout how long the next request is waited for
     * @param writeDeadline how long a client may take to take what it is sent
     * @param ticker nanoseconds since some fixed moment
     */
    public ClientConnections(
            Duration readTimeout, Duration idleTimeout, WriteDeadline writeDeadline, LongSupplier ticker) {
        this.readTimeout = requireNonNull(readTimeout, "readTimeout is null");
        this.idleTimeout = requireNonNull(idleTimeout, "idleTimeout is null");
        this.writeDeadline = requireNonNull(writeDeadline, "writeDeadline is null");
        this.ticker = requireNonNull(ticker, "ticker is null");
    }

    /** Who is at the other end of the connection that this thread serves. */
    public Client client() {
        return clients.get();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        Client client = new Client(context.dataReader(), readTimeout, idleTimeout, ticker);
        ServerConnection connection = http.connection(
                new ClientContext(context, client.reader(), new DeadlineWriter(context.dataWriter(), writeDeadline)));
        return new ClientConnection(connection, ScopedValue.where(clients, client), client);
    }
}
