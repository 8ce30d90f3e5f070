package dev.tessera.media.sources;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The path that a {@code file:} URL names. It is parsed once, so that what is checked is what is read.
 *
 * @param path absolute; not resolved
 */
record FileUrl(Path path) {
    private static final String LOCALHOST = "localhost";
    private static final int ESCAPE_CHARACTERS = 3;

    /**
     * Parses {@code file:///path}, {@code file://localhost/path} or {@code file:/path}; a query and a fragment are ignored.
     *
     * @throws TesseraException INVALID_REQUEST
     */
    static FileUrl parse(String url) {
        String rest = url.substring(url.indexOf(':') + 1);
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            String host = rest.substring(2, slash < 0 ? rest.length() : slash);
            if (!host.isEmpty() && !host.equalsIgnoreCase(LOCALHOST)) {
                throw invalid("it names a host");
            }
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        if (!rest.startsWith("/")) {
            throw invalid("its path is not absolute");
        }
        return new FileUrl(toPath(decode(withoutQuery(rest))));
    }

    private static String withoutQuery(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') {
                return path.substring(0, i);
            }
        }
        return path;
    }

    private static String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        int at = 0;
        while (at < path.length()) {
            int end = path.indexOf('%', at);
            if (end != at) {
                String plain = path.substring(at, end < 0 ? path.length() : end);
                bytes.writeBytes(plain.getBytes(UTF_8));
                at += plain.length();
            } else {
                bytes.write(escaped(path, at));
                at += ESCAPE_CHARACTERS;
            }
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid("its path is not UTF-8", e);
        }
    }

    private static int escaped(String path, int at) {
        try {
            return HexFormat.fromHexDigits(path, at + 1, at + ESCAPE_CHARACTERS);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw invalid("a '%' is not followed by two hexadecimal digits", e);
        }
    }

    private static Path toPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw invalid("its path holds a character that no path can hold", e);
        }
    }

    private static TesseraException invalid(String problem) {
        return new TesseraException(INVALID_REQUEST, message(problem));
    }

    private static TesseraException invalid(String problem, Throwable cause) {
        return new TesseraException(INVALID_REQUEST, message(problem), cause);
    }

    private static String message(String problem) {
        return "the file URL is invalid: %s".formatted(problem);
    }
}
