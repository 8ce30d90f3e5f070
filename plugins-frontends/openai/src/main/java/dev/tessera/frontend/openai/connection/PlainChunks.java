package dev.tessera.frontend.openai.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/**
 * A chunked body without the extensions of its chunks and without trailers, the fields after the last chunk: a server may
 * ignore both (RFC 9112, 7.1.1 and 7.1.2), and the library takes them for malformed. What follows the body passes as it is.
 * Used by one thread.
 */
final class PlainChunks {
    /** What the next byte belongs to. */
    private enum Part {
        LENGTH,
        CONTENT,
        CONTENT_END,
        TRAILER,
        NEXT_CALL
    }

    private static final byte[] LINE_END = {'\r', '\n'};

    private final Supplier<byte[]> source;
    private final ChunkLine line = new ChunkLine();
    private byte[] received;
    private Part part = Part.LENGTH;
    private int left;

    /**
     * @param beginning what came of the body already
     * @param source what comes then, piece by piece; null at the end
     */
    PlainChunks(byte[] beginning, Supplier<byte[]> source) {
        this.received = beginning;
        this.source = source;
    }

    /**
     * The next bytes, at least one; null at the end.
     *
     * @throws MalformedChunksException where these are no chunks, or there is more to ignore than is allowed; the body is not
     *     to be read any more
     */
    byte[] next() {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        while (plain.size() == 0) {
            if (received.length == 0) {
                received = source.get();
            }
            if (received == null) {
                return null;
            }
            take(received, plain);
            received = new byte[0];
        }
        return plain.toByteArray();
    }

    private void take(byte[] bytes, ByteArrayOutputStream plain) {
        for (int i = 0; i < bytes.length; ) {
            i += switch (part) {
                case CONTENT -> content(bytes, i, plain);
                case NEXT_CALL -> rest(bytes, i, plain);
                case CONTENT_END -> contentEnd(bytes[i], plain);
                case LENGTH, TRAILER -> line(bytes[i], plain);
            };
        }
    }

    private int content(byte[] bytes, int from, ByteArrayOutputStream plain) {
        int count = Math.min(left, bytes.length - from);
        plain.write(bytes, from, count);
        left -= count;
        part = left == 0 ? Part.CONTENT_END : Part.CONTENT;
        return count;
    }

    private static int rest(byte[] bytes, int from, ByteArrayOutputStream plain) {
        plain.write(bytes, from, bytes.length - from);
        return bytes.length - from;
    }

    private int contentEnd(byte next, ByteArrayOutputStream plain) {
        if (next != '\r' && next != '\n') {
            throw new MalformedChunksException("a chunk has more bytes than its length says");
        }
        return line(next, plain);
    }

    private int line(byte next, ByteArrayOutputStream plain) {
        line.add(next).ifPresent(text -> end(text, plain));
        return 1;
    }

    private void end(String text, ByteArrayOutputStream plain) {
        part = switch (part) {
            case LENGTH -> {
                left = line.length(text);
                plain.writeBytes("%x\r\n".formatted(left).getBytes(US_ASCII));
                yield left == 0 ? Part.TRAILER : Part.CONTENT;
            }
            case CONTENT_END -> {
                plain.writeBytes(LINE_END);
                yield Part.LENGTH;
            }
            case TRAILER -> {
                if (text.isEmpty()) {
                    plain.writeBytes(LINE_END);
                    yield Part.NEXT_CALL;
                }
                line.forgetField(text);
                yield Part.TRAILER;
            }
            case CONTENT, NEXT_CALL -> throw new IllegalStateException("there are no lines in " + part);
        };
    }
}
