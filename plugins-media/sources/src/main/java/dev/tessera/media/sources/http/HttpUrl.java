package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.URIUtils;

/**
 * An {@code http} or {@code https} URL. It is parsed once and written anew, so that what is checked is what is asked for.
 *
 * @param uri scheme, host and port in their simplest form, path and query; no user and no fragment
 * @param host in lower case, without brackets and without a last dot
 * @param port -1 is that of the scheme
 */
record HttpUrl(URI uri, String host, int port) {
    private static final int MAX_LENGTH = 8192;
    private static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_PORT = 65_535;

    private static final Pattern AUTHORITY = Pattern.compile("(?:\\[([0-9a-f:.]+)]|([^\\[\\]:@]+))(?::([0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    /** What resolvers take for an IP address, in any of the ways in which C programs write numbers. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    /**
     * Parses a URL.
     *
     * @throws TesseraException INVALID_REQUEST
     */
    static HttpUrl parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw invalid("it has %d characters, but the limit is %d".formatted(text.length(), MAX_LENGTH));
        }
        URI uri;
        try {
            uri = URI.create(URI.create(text).toASCIIString());
        } catch (IllegalArgumentException e) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    message("it holds a character that does not belong there or has to be escaped"),
                    e);
        }
        return of(uri);
    }

    /**
     * The URL that this one redirects to.
     *
     * @param location absolute or relative
     * @throws TesseraException INVALID_REQUEST
     */
    HttpUrl resolve(String location) {
        try {
            return parse(URIUtils.resolve(uri, URI.create(location)).toString());
        } catch (IllegalArgumentException e) {
            throw new TesseraException(INVALID_REQUEST, message("its location is not a URL"), e);
        }
    }

    boolean isEncrypted() {
        return uri.getScheme().equals("https");
    }

    private static HttpUrl of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalid("its scheme is neither http nor https");
        }
        if (uri.getRawAuthority() == null) {
            throw invalid("it names no host");
        }
        String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        if (authority.contains("@")) {
            throw invalid("it holds a user name");
        }
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            throw invalid("its host is not a host name");
        }
        boolean ipv6 = matcher.group(1) != null;
        String host = ipv6 ? matcher.group(1) : requireName(matcher.group(2));
        int port = port(matcher.group(3));
        return new HttpUrl(write(scheme, ipv6 ? "[%s]".formatted(host) : host, port, uri), host, port);
    }

    private static String requireName(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.length() > MAX_HOST_LENGTH || !NAME.matcher(name).matches()) {
            throw invalid("its host is not a host name; names with other letters are written as xn--");
        }
        if (NUMERIC.matcher(name).matches() && !IPV4.matcher(name).matches()) {
            throw invalid("its host is a number, but not an IP address such as 192.0.2.1");
        }
        return name;
    }

    private static int port(String digits) {
        if (digits == null || digits.isEmpty()) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > MAX_PORT) {
            throw invalid("port %s is not possible".formatted(digits));
        }
        return port;
    }

    private static URI write(String scheme, String host, int port, URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create("%s://%s%s%s%s".formatted(scheme, host, port < 0 ? "" : ":" + port, path, query));
    }

    private static TesseraException invalid(String problem) {
        return new TesseraException(INVALID_REQUEST, message(problem));
    }

    private static String message(String problem) {
        return "the http URL is invalid: %s".formatted(problem);
    }
}
