package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.error.ErrorForm;
import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.json.JsonWriter;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Optional;
import java.util.function.Function;

/** What is answered to requests that the HTTP library itself refuses, such as one with a malformed header. */
final class TransportErrors implements DirectHandler {
    private final JsonWriter json;
    private final Function<String, ErrorForm> forms;

    private TransportErrors(JsonWriter json, Function<String, ErrorForm> forms) {
        this.json = json;
        this.forms = forms;
    }

    /** @param forms how failures of calls of a path are written */
    static DirectHandlers handlers(JsonWriter json, Function<String, ErrorForm> forms) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, new TransportErrors(json, forms));
        }
        return handlers.build();
    }

    /** The library's message is for its programmer. */
    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        HttpError error = HttpError.ofStatus(status.code());
        return TransportResponse.builder()
                .status(Status.create(error.status()))
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .keepAlive(false)
                // clients must learn of it, or they send the next request into the void
                .header(HeaderNames.CONNECTION, "close")
                .entity(json.write(forms.apply(request.path()).body(error, text(error), Optional.empty())))
                .build();
    }

    private static String text(HttpError error) {
        return switch (error) {
            case CONTENT_TOO_LARGE -> "the body has more bytes than are allowed";
            case REQUEST_TIMEOUT -> "the request did not arrive in time";
            case NOT_FOUND -> "there is nothing at this path";
            case INTERNAL_SERVER_ERROR, BAD_GATEWAY, GATEWAY_TIMEOUT -> "the call failed";
            case SERVICE_UNAVAILABLE -> "the server takes no more calls now";
            case HTTP_VERSION_NOT_SUPPORTED -> "the server speaks HTTP/1.1, not HTTP/1.0";
            case BAD_REQUEST,
                    UNAUTHORIZED,
                    METHOD_NOT_ALLOWED,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNPROCESSABLE_ENTITY,
                    FAILED_DEPENDENCY -> "the request is not proper HTTP";
        };
    }
}
