package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.error.HttpError;
import java.util.Optional;

/**
 * A failure as Anthropic writes it.
 *
 * @param requestId the name of the call
 */
public record MessagesError(String type, Details error, String requestId) {
    /**
     * What failed.
     *
     * @param type a name for each kind of status
     * @param message for a person
     */
    public record Details(String type, String message) {}

    /** Which member is to blame stands in the message alone. */
    public static MessagesError of(HttpError error, String message, Optional<String> parameter, String requestId) {
        return new MessagesError("error", new Details(type(error), message), requestId);
    }

    private static String type(HttpError error) {
        return switch (error) {
            case BAD_REQUEST,
                    METHOD_NOT_ALLOWED,
                    UNSUPPORTED_MEDIA_TYPE,
                    UNPROCESSABLE_ENTITY,
                    FAILED_DEPENDENCY,
                    NOT_IMPLEMENTED,
                    HTTP_VERSION_NOT_SUPPORTED -> "invalid_request_error";
            case UNAUTHORIZED -> "authentication_error";
            case NOT_FOUND -> "not_found_error";
            case REQUEST_TIMEOUT, GATEWAY_TIMEOUT -> "timeout_error";
            case CONTENT_TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE -> "request_too_large";
            case INTERNAL_SERVER_ERROR, BAD_GATEWAY -> "api_error";
            case SERVICE_UNAVAILABLE -> "overloaded_error";
        };
    }
}
