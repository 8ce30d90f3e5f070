package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A body without a connection.
 *
 * @param content what is read of it
 */
record TestingBody(
        boolean exists,
        Optional<String> type,
        OptionalLong length,
        boolean isSent,
        boolean isOverLimit,
        InputStream content)
        implements IncomingBody {
    /** JSON that comes without a length. */
    static TestingBody json(String text) {
        return json(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    static TestingBody json(InputStream content) {
        return new TestingBody(true, Optional.of("application/json"), OptionalLong.empty(), true, false, content);
    }

    TestingBody ofType(Optional<String> type) {
        return new TestingBody(exists, type, length, isSent, isOverLimit, content);
    }

    TestingBody ofLength(long length) {
        return new TestingBody(exists, type, OptionalLong.of(length), isSent, isOverLimit, content);
    }

    /** The same from a client that waits for a word before it sends it. */
    TestingBody withheld() {
        return new TestingBody(exists, type, length, false, isOverLimit, content);
    }

    /** The same where it has more bytes than the connection lets through. */
    TestingBody overLimit() {
        return new TestingBody(exists, type, length, isSent, true, content);
    }

    /** None. */
    TestingBody absent() {
        return new TestingBody(false, type, length, isSent, isOverLimit, content);
    }
}
