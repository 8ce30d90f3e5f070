package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.UNAUTHORIZED;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static io.helidon.http.Status.REQUEST_TIMEOUT_408;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.frontend.openai.connection.StalledException;
import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.metrics.CallTimes;
import dev.tessera.spi.error.TesseraException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One call over HTTP and its answer. Used by the thread that serves it. */
final class Exchange {
    private static final String JSON = "application/json";
    /** How a call is to bring its key. */
    private static final String CHALLENGE = "Bearer realm=\"tessera\"";

    /** After a failure that passes; a guess, for nobody knows how long the others take. */
    private static final String RETRY_SECONDS = "1";

    /** What other servers count a call as whose client left before it was answered; nobody is told. */
    private static final int CLIENT_LEFT = 499;

    private static final byte[] NOTHING = {};

    private final ServerRequest request;
    private final ServerResponse response;
    private final JsonWriter json;
    private final Dialect dialect;
    private final int maxBodySize;
    private final UnreadBody unreadBody;
    private final CallTimes times;
    private final Client client;
    private Optional<InputStream> content = Optional.empty();
    private String name = "";
    private boolean bodyRead;
    private boolean refused;
    private boolean streamed;

    Exchange(
            ServerRequest request,
            ServerResponse response,
            JsonWriter json,
            Dialect dialect,
            int maxBodySize,
            UnreadBody unreadBody,
            CallTimes times,
            Client client,
            CallNames names) {
        this.request = request;
        this.response = response;
        this.json = json;
        this.dialect = dialect;
        this.maxBodySize = maxBodySize;
        this.unreadBody = unreadBody;
        this.times = times;
        this.client = client;
        nameRequest(names.of(request.headers()));
    }

    String method() {
        return request.prologue().method().text();
    }

    String path() {
        return request.path().path();
    }

    Optional<String> header(HeaderName name) {
        return request.headers().first(name);
    }

    /** The name that the client gives the call in a header. */
    Optional<String> requestId() {
        return header(CallNames.HEADER);
    }

    /** Gives the call this name, in the headers of the answer too. */
    void nameRequest(String requestId) {
        name = requestId;
        dialect.nameHeaders().forEach(header -> response.header(header, requestId));
    }

    /** The name that the answer has. */
    String name() {
        return name;
    }

    /**
     * Reads the body.
     *
     * @throws HttpException where it does not arrive in time
     * @throws TesseraException INVALID_REQUEST where it says that it is no JSON or its chunks are malformed,
     *     REQUEST_TOO_LARGE
     */
    byte[] body() {
        String type = header(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            throw new TesseraException(INVALID_REQUEST, "Unsupported Media Type: Only 'application/json' is allowed");
        }
        if (request.headers().contentLength().orElse(0) > maxBodySize) {
            throw tooLarge();
        }
        try {
            byte[] body = content().readNBytes(maxBodySize);
            if (body.length == maxBodySize && content().read() >= 0) {
                throw tooLarge();
            }
            bodyRead = true;
            return body;
        } catch (StalledException e) {
            throw new HttpException("the body did not arrive in time", REQUEST_TIMEOUT_408, e);
        } catch (ProtocolException e) {
            throw new TesseraException(INVALID_REQUEST, e.getMessage(), e);
        } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
            if (client.isOverLimit()) {
                throw tooLarge();
            }
            throw new CloseConnectionException("the body did not arrive", e);
        }
    }

    /** The body, which the library hands out once. */
    private InputStream content() {
        if (content.isEmpty()) {
            content = Optional.of(new BodyStream(request.content().inputStream(), client, maxBodySize));
        }
        return content.get();
    }

    private TesseraException tooLarge() {
        return new TesseraException(
                REQUEST_TOO_LARGE, "the body has more than the %d bytes that are allowed".formatted(maxBodySize));
    }

    void send(Record value) {
        response.header(HeaderNames.CONTENT_TYPE, JSON);
        send(json.write(value));
    }

    /** Answers with a text of a media type. */
    void send(String type, String text) {
        response.header(HeaderNames.CONTENT_TYPE, type);
        send(text.getBytes(UTF_8));
    }

    private void send(byte[] content) {
        if (isBodyWithheld()) {
            // the client may send it all the same, and the library would take it for the next call
            response.header(HeaderNames.CONNECTION, "close");
        }
        if (method().equals(Method.HEAD_NAME)) {
            // whatever came after the headers would be taken for the next answer
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(content.length));
            response.send(NOTHING);
        } else {
            response.send(content);
        }
    }

    /** Says in a header of the answer with which methods the path is called. */
    void allow(List<String> methods) {
        response.header(HeaderNames.ALLOW, String.join(", ", methods));
    }

    /** Answers with nothing but headers; with 200, for the library gives 204 a length, which that must not have. */
    void send() {
        send(NOTHING);
    }

    void send(int status, Record value) {
        response.status(status);
        send(value);
    }

    /**
     * Answers that the call failed.
     *
     * @throws CloseConnectionException once that is answered, where the body was not read
     */
    void fail(TesseraException failure) {
        refused = isBodyLeft();
        if (refused) {
            // nobody knows how much is left of the body, so that the connection is of no further use
            response.header(HeaderNames.CONNECTION, "close");
        }
        if (failure.code().equals(UNAUTHORIZED)) {
            response.header(HeaderNames.WWW_AUTHENTICATE, CHALLENGE);
        }
        if (failure.code().retryable()) {
            response.header(HeaderNames.RETRY_AFTER, RETRY_SECONDS);
        }
        send(HttpError.of(failure.code()).status(), dialect.errors().body(failure, name));
        if (refused) {
            discardBody();
            throw new CloseConnectionException("the body was refused", failure);
        }
    }

    /** A client that waits for a word before it sends the body got the answer instead, and sends nothing. */
    private void discardBody() {
        if (isBodyLeft() && !isBodyWithheld()) {
            unreadBody.discard(content());
        }
    }

    private boolean isBodyLeft() {
        return !bodyRead && request.content().hasEntity();
    }

    /** Whether the client waits for a word before it sends the body, which it was not given. */
    private boolean isBodyWithheld() {
        return isBodyLeft() && !request.continueSent();
    }

    private boolean isLast() {
        return request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    /**
     * Notes that the call is answered. Where there is something left of its body, the client is not yet idle; where the client
     * or the answer says so, the call was the last, which the library does not see to. A call that was refused is ended where
     * that is answered.
     */
    void end() {
        if (refused) {
            return;
        }
        if (isLast()) {
            discardBody();
            client.finish();
        } else if (isBodyLeft()) {
            // the library takes what is left
            client.end(maxBodySize);
        } else {
            client.end();
        }
    }

    /** Has something done when the whole answer is written, on the same thread. */
    void whenSent(Runnable action) {
        response.whenSent(action);
    }

    /** The status of the answer. */
    int status() {
        return response.isSent() ? response.status().code() : CLIENT_LEFT;
    }

    /** Measures the call. */
    CallTimes times() {
        return times;
    }

    /** Who waits for the answer. */
    Client client() {
        return client;
    }

    /** Whether something was sent of the answer, so that there can be no other. */
    boolean hasBegun() {
        return streamed || response.isSent();
    }

    /** Begins an answer of events. */
    EventOutput events() {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        // Proxies would otherwise gather events.
        response.header("X-Accel-Buffering", "no");
        streamed = true;
        return new EventOutput(response.outputStream());
    }
}
