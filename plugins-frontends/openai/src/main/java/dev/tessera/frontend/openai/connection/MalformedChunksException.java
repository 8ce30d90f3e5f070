package dev.tessera.frontend.openai.connection;

import java.io.Serial;

/** A body that says it comes in chunks, and does not. Nothing can be read after it. */
public final class MalformedChunksException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param what is wrong with it */
    MalformedChunksException(String what) {
        super("the chunked body is malformed: " + what);
    }
}
