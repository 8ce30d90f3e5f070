package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.connection.Client;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The body of a request over HTTP.
 *
 * @param client who sends it
 * @param maxSize most bytes that it may have
 */
record HttpBody(ServerRequest request, Client client, int maxSize) implements IncomingBody {
    @Override
    public boolean exists() {
        return request.content().hasEntity();
    }

    @Override
    public Optional<String> type() {
        return request.headers().first(HeaderNames.CONTENT_TYPE);
    }

    @Override
    public OptionalLong length() {
        return request.headers().contentLength();
    }

    @Override
    public boolean isSent() {
        return request.continueSent();
    }

    @Override
    public boolean isOverLimit() {
        return client.isOverLimit();
    }

    @Override
    public InputStream content() {
        return new BodyStream(request.content().inputStream(), client, maxSize);
    }
}
