package dev.tessera.frontend.openai.error;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.MEDIA_CONFLICT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TIMEOUT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.error.StandardErrors.QUEUE_FULL;
import static dev.tessera.spi.error.StandardErrors.TOO_MANY_MEDIA_ITEMS;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.util.Map.entry;

import dev.tessera.spi.error.ErrorCode;
import java.util.Map;
import java.util.Optional;

/** The HTTP statuses of failures, and vLLM's names for them. Which failure has which is decided here and nowhere else. */
public enum HttpError {
    BAD_REQUEST(400, "BadRequestError"),
    UNAUTHORIZED(401, "AuthenticationError"),
    NOT_FOUND(404, "NotFoundError"),
    METHOD_NOT_ALLOWED(405, "MethodNotAllowedError"),
    REQUEST_TIMEOUT(408, "RequestTimeoutError"),
    CONTENT_TOO_LARGE(413, "ContentTooLargeError"),
    URI_TOO_LONG(414, "UriTooLongError"),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaTypeError"),
    UNPROCESSABLE_ENTITY(422, "UnprocessableEntityError"),
    FAILED_DEPENDENCY(424, "FailedDependencyError"),
    HEADERS_TOO_LARGE(431, "RequestHeaderFieldsTooLargeError"),
    INTERNAL_SERVER_ERROR(500, "InternalServerError"),
    NOT_IMPLEMENTED(501, "NotImplementedError"),
    BAD_GATEWAY(502, "BadGatewayError"),
    SERVICE_UNAVAILABLE(503, "ServiceUnavailableError"),
    GATEWAY_TIMEOUT(504, "GatewayTimeoutError"),
    HTTP_VERSION_NOT_SUPPORTED(505, "HttpVersionNotSupportedError");

    /** Codes whose type would say too little; all others have the status of their type. */
    private static final Map<ErrorCode, HttpError> BY_CODE = Map.ofEntries(
            entry(UNSUPPORTED_MEDIA, UNSUPPORTED_MEDIA_TYPE),
            // not 409: official clients send such a request again, which would be refused again
            entry(MEDIA_CONFLICT, UNPROCESSABLE_ENTITY),
            entry(MEDIA_UNREACHABLE, FAILED_DEPENDENCY),
            entry(MEDIA_TIMEOUT, GATEWAY_TIMEOUT),
            entry(PROMPT_TOO_LONG, BAD_REQUEST),
            entry(TOO_MANY_MEDIA_ITEMS, BAD_REQUEST),
            entry(QUEUE_FULL, SERVICE_UNAVAILABLE),
            entry(CANCELLED, SERVICE_UNAVAILABLE),
            entry(ServerErrors.UNAUTHORIZED, UNAUTHORIZED),
            entry(ServerErrors.METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED),
            entry(ServerErrors.SHUTTING_DOWN, SERVICE_UNAVAILABLE));

    private final int status;
    private final String type;

    HttpError(int status, String type) {
        this.status = status;
        this.type = type;
    }

    public static HttpError of(ErrorCode code) {
        return Optional.ofNullable(BY_CODE.get(code)).orElseGet(() -> switch (code.type()) {
            case USER_ERROR -> BAD_REQUEST;
            case NOT_FOUND -> NOT_FOUND;
            case LIMIT -> CONTENT_TOO_LARGE;
            case EXTERNAL -> BAD_GATEWAY;
            case INSUFFICIENT_RESOURCES -> SERVICE_UNAVAILABLE;
            case INTERNAL -> INTERNAL_SERVER_ERROR;
        });
    }

    /** The one of a status that the HTTP library decided on. */
    public static HttpError ofStatus(int status) {
        for (HttpError error : values()) {
            if (error.status == status) {
                return error;
            }
        }
        return status < 500 ? BAD_REQUEST : INTERNAL_SERVER_ERROR;
    }

    public int status() {
        return status;
    }

    /** How {@code error.type} calls it. */
    public String type() {
        return type;
    }
}
