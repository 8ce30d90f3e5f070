package dev.tessera.spi.error;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The one exception that crosses module borders. The message is written for the person who sent the request: it says
 * what is wrong, the value and the limit, in one sentence, and never holds a server's path, a memory address or a stack.
 */
public final class TesseraException extends RuntimeException {
    private final transient ErrorCode code;
    private final String parameter;

    public TesseraException(ErrorCode code, String message) {
        this(code, message, "", null);
    }

    public TesseraException(ErrorCode code, String message, Throwable cause) {
        this(code, message, "", cause);
    }

    private TesseraException(ErrorCode code, String message, String parameter, Throwable cause) {
        super(requireNonNull(message, "message is null"), cause);
        this.code = requireNonNull(code, "code is null");
        this.parameter = requireNonNull(parameter, "parameter is null");
    }

    /** The same error, saying which request parameter is to blame. */
    public TesseraException withParameter(String name) {
        TesseraException named = new TesseraException(code, getMessage(), name, getCause());
        named.setStackTrace(getStackTrace());
        return named;
    }

    public ErrorCode code() {
        return code;
    }

    /** The request parameter to blame, such as {@code image_url}, if one is known. */
    public Optional<String> parameter() {
        return parameter.isEmpty() ? Optional.empty() : Optional.of(parameter);
    }
}
