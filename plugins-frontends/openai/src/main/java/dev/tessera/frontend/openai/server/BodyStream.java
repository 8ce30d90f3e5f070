package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.frontend.openai.connection.MalformedChunksException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Optional;

/**
 * A body as it arrives. Malformed chunks are a {@link ProtocolException}: where one ends is where the next begins, so that
 * nothing can be read after them. Used by one thread.
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
        } catch (MalformedChunksException e) {
            ProtocolException failure = new ProtocolException(e.getMessage());
            failure.initCause(e);
            malformed = Optional.of(failure);
            throw failure;
        } finally {
            client.unlimit();
        }
    }
}
