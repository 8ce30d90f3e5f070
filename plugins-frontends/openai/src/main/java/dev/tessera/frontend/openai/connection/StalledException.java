package dev.tessera.frontend.openai.connection;

import io.helidon.webserver.CloseConnectionException;
import java.io.Serial;

/** The client sent nothing for longer than it is waited for. */
public final class StalledException extends CloseConnectionException {
    @Serial
    private static final long serialVersionUID = 1;

    StalledException(Throwable cause) {
        super("the client sends nothing", cause);
    }
}
