package dev.tessera.frontend.openai.error;

import static dev.tessera.spi.error.ErrorType.EXTERNAL;
import static dev.tessera.spi.error.ErrorType.LIMIT;
import static dev.tessera.spi.error.ErrorType.NOT_FOUND;
import static dev.tessera.spi.error.ErrorType.USER_ERROR;

import dev.tessera.spi.error.ErrorCode;

/** Failures that only a server has. */
public final class ServerErrors {
    /** A call without one of the configured API keys. */
    public static final ErrorCode UNAUTHORIZED = new ErrorCode("OPENAI_UNAUTHORIZED", USER_ERROR, false);
    /** A path that the API does not have. */
    public static final ErrorCode UNKNOWN_PATH = new ErrorCode("OPENAI_UNKNOWN_PATH", NOT_FOUND, false);
    /** A path of the API with a method that it does not have there. */
    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode("OPENAI_METHOD_NOT_ALLOWED", USER_ERROR, false);
    /** The server ends and takes no more calls. */
    public static final ErrorCode SHUTTING_DOWN = new ErrorCode("OPENAI_SHUTTING_DOWN", LIMIT, true);

    /** The address that the server is to listen on cannot be had. */
    public static final ErrorCode ADDRESS_UNAVAILABLE = new ErrorCode("OPENAI_ADDRESS_UNAVAILABLE", EXTERNAL, true);

    private ServerErrors() {}
}
