package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.frontend.openai.connection.ClientConnections;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.metrics.HttpMetrics;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Begins calls over HTTP: measures, names and limits them. Thread-safe. */
final class Exchanges {
    private final JsonWriter json;
    private final int maxBodySize;
    private final UnreadBody unreadBody;
    private final HttpMetrics metrics;
    private final ClientConnections connections;
    private final CallNames names;

    /** @param maxBodySize most bytes of a body */
    Exchanges(
            JsonWriter json,
            int maxBodySize,
            UnreadBody unreadBody,
            HttpMetrics metrics,
            ClientConnections connections,
            CallNames names) {
        this.json = json;
        this.maxBodySize = maxBodySize;
        this.unreadBody = unreadBody;
        this.metrics = metrics;
        this.connections = connections;
        this.names = names;
    }

    /** Begins one, on the thread that serves it. */
    Exchange begin(ServerRequest request, ServerResponse response) {
        Client client = connections.client();
        client.begin();
        if (request.headers().contains(HeaderNames.TRANSFER_ENCODING)) {
            // the library knows no other
            client.expectChunks();
        }
        return new Exchange(
                request,
                response,
                json,
                Dialect.of(request.path().path(), request.headers()),
                new RequestBody(new HttpBody(request, client, maxBodySize), maxBodySize, unreadBody),
                metrics.begin(),
                client,
                names.of(request.headers()));
    }
}
