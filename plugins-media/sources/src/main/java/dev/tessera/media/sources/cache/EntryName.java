package dev.tessera.media.sources.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files that hold what is at a URL: as in vLLM, the beginning of the URL's digest and the URL's own extension. */
final class EntryName {
    private static final int DIGITS = 20;
    private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{%d}(\\.[A-Za-z0-9]{1,8})?".formatted(DIGITS));

    /** That of a file in the path; a name of a host has none. */
    private static final Pattern EXTENSION = Pattern.compile("//[^/?#]*/[^?#]*[^/?#](\\.[A-Za-z0-9]{1,8})(?:[?#].*)?");

    private EntryName() {}

    static String of(String url) {
        Matcher extension = EXTENSION.matcher(url.substring(url.indexOf(':') + 1));
        return digest(url).substring(0, DIGITS) + (extension.matches() ? extension.group(1) : "");
    }

    /** Whether a file can be one of the cache; whatever else lies in its directory is somebody else's. */
    static boolean isOne(String fileName) {
        return ENTRY.matcher(fileName).matches();
    }

    private static String digest(String url) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(url.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
