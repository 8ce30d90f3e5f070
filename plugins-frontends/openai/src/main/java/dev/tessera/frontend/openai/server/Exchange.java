package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.UNAUTHORIZED;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.metrics.CallTimes;
import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** One call over HTTP and its answer. Used by the thread that serves it. */
final class Exchange {
    /** The media type of most bodies, of calls and of answers. */
    static final String JSON = "application/json";

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
    private final RequestBody body;
    private final CallTimes times;
    private final Client client;
    private String name = "";
    private String tenant = "";
    private boolean refused;
    private boolean streamed;

    /** @param name what the call is called in a header of the answer */
    Exchange(
            ServerRequest request,
            ServerResponse response,
            JsonWriter json,
            Dialect dialect,
            RequestBody body,
            CallTimes times,
            Client client,
            String name) {
        this.request = request;
        this.response = response;
        this.json = json;
        this.dialect = dialect;
        this.body = body;
        this.times = times;
        this.client = client;
        nameRequest(name);
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

    /** Notes on whose behalf the call is made. */
    void madeFor(String tenant) {
        this.tenant = tenant;
    }

    /** On whose behalf the call is made; nobody's in particular unless that was noted. */
    String tenant() {
        return tenant;
    }

    /** What the client sends beside the headers. */
    RequestBody body() {
        return body;
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
        if (body.isWithheld()) {
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
        refused = body.isLeft();
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
            body.discard();
            throw new CloseConnectionException("the body was refused", failure);
        }
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
            body.discard();
            client.finish();
        } else if (body.isLeft()) {
            // the library takes what is left
            client.end(body.maxSize());
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
