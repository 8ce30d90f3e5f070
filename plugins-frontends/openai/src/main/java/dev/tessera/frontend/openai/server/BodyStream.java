package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.connection.Client;
import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.http.RequestException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Optional;

/**
 * A body as it arrives. The library knows neither extensions of chunks nor fields after the last one, and says of them, as of
 * chunks that are none, whatever its parts happen to say: here all of it is a {@link ProtocolException}. Where one chunk ends is
 * where the next begins, so that nothing can be read after a malformed one. Used by one thread.
 */
final class BodyStream extends FilterInputStream {
    @FunctionalInterface
    private interface Read {
        int bytes() throws IOException;
    }

    private final Client client;
    private final int maxChunkSize;
    private Optional<ProtocolException> malformed = Optional.empty();

    /**
     * @param client who sends it, and is {@link Client#isOverLimit over its limit} where one chunk is longer than is allowed
     * @param maxChunkSize bytes of a chunk, which the library gathers before it hands any of it out
     */
    BodyStream(InputStream content, Client client, int maxChunkSize) {
        super(content);
        this.client = client;
        this.maxChunkSize = maxChunkSize;
    }

    @Override
    public int read() throws IOException {
        return read(in::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return read(() -> in.read(bytes, offset, length));
    }

    private int read(Read read) throws IOException {
        if (malformed.isPresent()) {
            throw malformed.get();
        }
        client.limit(maxChunkSize);
        try {
            return read.bytes();
        } catch (NumberFormatException | IncorrectNewLineException | RequestException e) {
            ProtocolException failure = new ProtocolException(
                    "the chunked body is malformed; extensions of chunks and trailers are not supported");
            failure.initCause(e);
            malformed = Optional.of(failure);
            throw failure;
        } finally {
            client.unlimit();
        }
    }
}
