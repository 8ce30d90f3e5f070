package dev.tessera.frontend.openai.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a chunked body that is not content: the length of a chunk, or a trailer. It ends in CR LF and in nothing else:
 * whoever passes a body on may take something else for the end, and so see another request in it. Used by one thread.
 */
final class ChunkLine {
    /** Bytes of all extensions and trailers of one body. */
    static final int MAX_IGNORED = 1 << 16;

    /** Digits of a length; there is no reason for more than 8 but zeros before them. */
    private static final int MAX_DIGITS = 16;

    private static final String TEXT = "[\\t\\x20-\\x7e\\x80-\\xff]*";
    private static final Pattern LENGTH =
            Pattern.compile("(?<digits>\\p{XDigit}{1,%d})(?:[\\t ]*+;%s)?".formatted(MAX_DIGITS, TEXT));
    private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~\\w-]+:" + TEXT);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ending;
    private int ignored;

    /**
     * Adds a byte.
     *
     * @return the line, where that was the last of it; the next byte begins another
     * @throws MalformedChunksException where a line cannot go on like that
     */
    Optional<String> add(byte next) {
        if (ending != (next == '\n')) {
            throw new MalformedChunksException("a line does not end in CR LF");
        }
        if (ending) {
            String line = bytes.toString(ISO_8859_1);
            bytes.reset();
            ending = false;
            return Optional.of(line);
        }
        if (next == '\r') {
            ending = true;
        } else {
            bytes.write(next);
            requireNoMoreIgnored(bytes.size() - MAX_DIGITS);
        }
        return Optional.empty();
    }

    /**
     * The length of a chunk, in bytes.
     *
     * @throws MalformedChunksException where the line says none
     */
    int length(String line) {
        Matcher matcher = LENGTH.matcher(line);
        if (!matcher.matches()) {
            throw notALength();
        }
        String digits = matcher.group("digits");
        long length = Long.parseUnsignedLong(digits, 16);
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw notALength();
        }
        ignore(line.length() - digits.length());
        return (int) length;
    }

    /**
     * Takes a trailer, and forgets it.
     *
     * @throws MalformedChunksException where the line is no field, such as one that goes on with the field before it
     */
    void forgetField(String line) {
        if (!FIELD.matcher(line).matches()) {
            throw new MalformedChunksException("a trailer is not a name, a colon and a value in one line");
        }
        ignore(line.length());
    }

    private void ignore(int count) {
        requireNoMoreIgnored(count);
        ignored += count;
    }

    private void requireNoMoreIgnored(int count) {
        if (ignored + count > MAX_IGNORED) {
            throw new MalformedChunksException(
                    "its extensions and trailers have more than the %d bytes that are allowed".formatted(MAX_IGNORED));
        }
    }

    private static MalformedChunksException notALength() {
        return new MalformedChunksException(
                "a chunk begins with no length in 1 to %d hexadecimal digits, up to %x, and extensions of plain text"
                        .formatted(MAX_DIGITS, Integer.MAX_VALUE));
    }
}
