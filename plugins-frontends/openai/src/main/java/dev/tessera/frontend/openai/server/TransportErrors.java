package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.cors.CrossOriginPolicy;
import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.json.JsonWriter;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Optional;
import java.util.Set;

/** What is answered to requests that the HTTP library itself refuses, such as one with a malformed header. */
final class TransportErrors implements DirectHandler {
    /** What the library says of headers over the limit, which it has no status for. */
    private static final String HEADERS_TOO_LONG = "Header size exceeded";

    /** What it says of bodies that are compressed, whether or not it can read any. */
    private static final Set<String> COMPRESSED =
            Set.of("Content-Encoding header present when content encoding is disabled", "Unsupported content encoding");

    private final JsonWriter json;
    private final CallNames names;
    private final CrossOriginPolicy crossOrigin;

    private TransportErrors(JsonWriter json, CallNames names, CrossOriginPolicy crossOrigin) {
        this.json = json;
        this.names = names;
        this.crossOrigin = crossOrigin;
    }

    static DirectHandlers handlers(JsonWriter json, CallNames names, CrossOriginPolicy crossOrigin) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, new TransportErrors(json, names, crossOrigin));
        }
        return handlers.build();
    }

    /** The library's message is for its programmer, and not shown. */
    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        HttpError error = error(status, message);
        crossOrigin.tell(request.method(), request.headers(), headers);
        Dialect dialect = Dialect.of(request.path(), request.headers());
        // a call that came as far as to be named keeps its name
        String name = headers.first(CallNames.HEADER).orElseGet(() -> names.of(request.headers()));
        TransportResponse.Builder response = TransportResponse.builder()
                .status(status(error))
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Exchange.JSON)
                .keepAlive(false)
                // clients must learn of it, or they send the next request into the void
                .header(HeaderNames.CONNECTION, "close");
        dialect.nameHeaders().forEach(header -> response.header(header, name));
        if (!request.method().equals(Method.HEAD_NAME)) {
            response.entity(json.write(dialect.errors().body(error, text(error), Optional.empty(), name)));
        }
        return response.build();
    }

    /** The library has no phrase for one of them. */
    private static Status status(HttpError error) {
        return error == HttpError.HEADERS_TOO_LARGE
                ? Status.create(error.status(), "Request Header Fields Too Large")
                : Status.create(error.status());
    }

    private static HttpError error(Status status, String message) {
        HttpError error = HttpError.ofStatus(status.code());
        if (error == HttpError.BAD_REQUEST && HEADERS_TOO_LONG.equals(message)) {
            return HttpError.HEADERS_TOO_LARGE;
        }
        if (error == HttpError.BAD_REQUEST && COMPRESSED.stream().anyMatch(said -> said.equals(message))) {
            return HttpError.UNSUPPORTED_MEDIA_TYPE;
        }
        return error;
    }

    private static String text(HttpError error) {
        return switch (error) {
            case CONTENT_TOO_LARGE -> "the body has more bytes than are allowed";
            case URI_TOO_LONG -> "the line of the method and the path is longer than is allowed";
            case HEADERS_TOO_LARGE -> "the headers have more bytes than are allowed";
            case UNSUPPORTED_MEDIA_TYPE -> "the body is compressed, as Content-Encoding says, which is not supported";
            case REQUEST_TIMEOUT -> "the request did not arrive in time";
            case NOT_FOUND -> "there is nothing at this path";
            case INTERNAL_SERVER_ERROR, BAD_GATEWAY, GATEWAY_TIMEOUT -> "the call failed";
            case SERVICE_UNAVAILABLE -> "the server takes no more calls now";
            case NOT_IMPLEMENTED -> "the server knows no transfer encoding but chunked";
            case HTTP_VERSION_NOT_SUPPORTED -> "the server speaks HTTP/1.1, not HTTP/1.0";
            case BAD_REQUEST, UNAUTHORIZED, METHOD_NOT_ALLOWED, UNPROCESSABLE_ENTITY, FAILED_DEPENDENCY ->
                "the request is not proper HTTP";
        };
    }
}
