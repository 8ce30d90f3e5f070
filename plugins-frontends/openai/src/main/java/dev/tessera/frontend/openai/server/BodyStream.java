package dev.tessera.frontend.openai.server;

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

    private Optional<ProtocolException> malformed = Optional.empty();

    BodyStream(InputStream content) {
        super(content);
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
        try {
            return read.bytes();
        } catch (NumberFormatException | IncorrectNewLineException | RequestException e) {
            ProtocolException failure = new ProtocolException(
                    "the chunked body is malformed; extensions of chunks and trailers are not supported");
            failure.initCause(e);
            malformed = Optional.of(failure);
            throw failure;
        }
    }
}
