package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static io.helidon.http.Status.REQUEST_TIMEOUT_408;

import dev.tessera.frontend.openai.connection.StalledException;
import dev.tessera.spi.error.TesseraException;
import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Optional;

/** The body of a call, which is read as a whole or, where the call is refused, thrown away. Used by one thread. */
final class RequestBody {
    private final IncomingBody incoming;
    private final int maxSize;
    private final UnreadBody unread;
    private Optional<InputStream> content = Optional.empty();
    private boolean read;

    /**
     * @param maxSize most bytes that it may have
     * @param unread how it is thrown away
     */
    RequestBody(IncomingBody incoming, int maxSize, UnreadBody unread) {
        this.incoming = incoming;
        this.maxSize = maxSize;
        this.unread = unread;
    }

    /**
     * Reads it.
     *
     * @throws HttpException where it does not arrive in time
     * @throws TesseraException INVALID_REQUEST where it says that it is no JSON or its chunks are malformed,
     *     REQUEST_TOO_LARGE
     */
    byte[] read() {
        String type = incoming.type().orElse("");
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(Exchange.JSON)) {
            throw new TesseraException(INVALID_REQUEST, "Unsupported Media Type: Only 'application/json' is allowed");
        }
        if (incoming.length().orElse(0) > maxSize) {
            throw tooLarge();
        }
        try {
            byte[] body = content().readNBytes(maxSize);
            if (body.length == maxSize && content().read() >= 0) {
                throw tooLarge();
            }
            read = true;
            return body;
        } catch (StalledException e) {
            throw new HttpException("the body did not arrive in time", REQUEST_TIMEOUT_408, e);
        } catch (ProtocolException e) {
            throw new TesseraException(INVALID_REQUEST, e.getMessage(), e);
        } catch (IOException | UncheckedIOException | InsufficientDataAvailableException e) {
            if (incoming.isOverLimit()) {
                throw tooLarge();
            }
            throw new CloseConnectionException("the body did not arrive", e);
        }
    }

    /**
     * Takes what is left of it. A client that waits for a word before it sends the body got the answer instead, and sends
     * nothing.
     */
    void discard() {
        if (isLeft() && !isWithheld()) {
            unread.discard(content());
        }
    }

    /** Whether there is one that was not read to its end. */
    boolean isLeft() {
        return !read && incoming.exists();
    }

    /** Whether the client waits for a word before it sends it, which it was not given. */
    boolean isWithheld() {
        return isLeft() && !incoming.isSent();
    }

    /** Most bytes that it may have. */
    int maxSize() {
        return maxSize;
    }

    private InputStream content() {
        if (content.isEmpty()) {
            content = Optional.of(incoming.content());
        }
        return content.get();
    }

    private TesseraException tooLarge() {
        return new TesseraException(
                REQUEST_TOO_LARGE, "the body has more than the %d bytes that are allowed".formatted(maxSize));
    }
}
