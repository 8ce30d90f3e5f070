package dev.tessera.frontend.openai.server;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A body as the transport has it. Used by one thread. */
interface IncomingBody {
    /** Whether there is one, which may be empty. */
    boolean exists();

    /** Of what media type it is, as the client says. */
    Optional<String> type();

    /** How many bytes it has, where the client says so. */
    OptionalLong length();

    /** Whether the client sends it, or waits for a word first that it was not given. */
    boolean isSent();

    /** Whether the client sent more than a body may have, of which nothing more is read. */
    boolean isOverLimit();

    /** Its bytes, which are handed out once. */
    InputStream content();
}
