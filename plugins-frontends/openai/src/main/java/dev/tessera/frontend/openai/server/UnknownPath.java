package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.UNKNOWN_PATH;
import static java.util.Comparator.comparingInt;

import dev.tessera.spi.error.TesseraException;
import io.helidon.http.Method;
import java.util.List;

/**
 * What is said where there is nothing at a path: what was called, and what may have been meant. Clients put what they call after
 * an address that people write, with or without the version at its end.
 */
final class UnknownPath {
    private static final String VERSION = "/v1";
    private static final String RESPONSES = "/responses/";
    private static final int MAX_SHOWN = 100;

    private UnknownPath() {}

    /** @param known the paths that there are */
    static TesseraException of(String method, String path, List<String> known) {
        return new TesseraException(
                UNKNOWN_PATH, "there is no %s %s%s".formatted(shown(method), shown(path), hint(method, path, known)));
    }

    private static String hint(String method, String path, List<String> known) {
        if (withoutVersion(path).startsWith(RESPONSES) && isAboutOneBefore(method, path)) {
            return ": responses are not stored";
        }
        return known.stream()
                .filter(other -> !other.equals(path) && isLike(path, withoutVersion(other)))
                .max(comparingInt(String::length))
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    /** Whether a call is about a response that there was, and is not one that makes another. */
    private static boolean isAboutOneBefore(String method, String path) {
        return !method.equals(Method.POST_NAME) || path.endsWith("/cancel");
    }

    private static boolean isLike(String path, String other) {
        return path.endsWith(other) || new RoutePath(other).matches(path);
    }

    private static String withoutVersion(String path) {
        return path.startsWith(VERSION + "/") ? path.substring(VERSION.length()) : path;
    }

    /** On one line and short, whatever a client makes up. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MAX_SHOWN)
                .map(character -> character > ' ' && character < 0x7f ? character : '?')
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > MAX_SHOWN ? shown + "..." : shown.toString();
    }
}
