package dev.tessera.frontend.openai.config;

import dev.tessera.spi.config.Setting;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which web pages of other origins may call, as browsers are told. Without origins there are none.
 *
 * @param origins scheme, host and port, as browsers write them; or {@code *}
 * @param methods methods, or {@code *}
 * @param headers names of headers, or {@code *}
 */
public record CorsConfig(
        @Setting(
                key = "allowed-origins",
                description =
                        "Origins of web pages that may call, such as https://a.org; * is all; by default there are none")
        List<String> origins,

        @Setting(
                key = "allowed-methods",
                description = "Methods with which web pages of these origins may call; * is all",
                defaultValue = "*")
        List<String> methods,

        @Setting(
                key = "allowed-headers",
                description = "Headers that web pages of these origins may send; * is all",
                defaultValue = "*")
        List<String> headers,

        @Setting(
                key = "allow-credentials",
                description = "Whether web pages of these origins may have browsers send cookies and certificates",
                defaultValue = "false")
        boolean credentials) {
    /** What stands for all there are. */
    public static final String ALL = "*";

    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[!-~&&[^/?#@*,A-Z]]+");
    /** Browsers leave these out. */
    private static final Pattern USUAL_PORT = Pattern.compile("http:.*:80|https:.*:443");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final String OPAQUE_ORIGIN = "null";

    public CorsConfig {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = List.copyOf(headers);
        origins.forEach(CorsConfig::requireOrigin);
        methods.forEach(method -> requireToken("allowed-methods", method, "a method, such as GET"));
        headers.forEach(
                header -> requireToken("allowed-headers", header, "the name of a header, such as X-Request-Id"));
        if (credentials && (origins.contains(ALL) || origins.contains(OPAQUE_ORIGIN))) {
            throw new IllegalArgumentException(
                    "allow-credentials is on while allowed-origins has * or null, so that every web page could act for whoever"
                            + " looks at it; name the origins instead");
        }
    }

    private static void requireOrigin(String origin) {
        if (!origin.equals(ALL)
                && !origin.equals(OPAQUE_ORIGIN)
                && (!ORIGIN.matcher(origin).matches()
                        || USUAL_PORT.matcher(origin).matches())) {
            throw new IllegalArgumentException(
                    ("allowed-origins has \"%s\", but must have * or origins as browsers write them, such as https://a.org:8443: in"
                                    + " lower case and ASCII, and without a path and the usual port")
                            .formatted(origin));
        }
    }

    private static void requireToken(String key, String value, String expected) {
        if (!TOKEN.matcher(value).matches()) {
            throw new IllegalArgumentException("%s has \"%s\", but must have * or %s".formatted(key, value, expected));
        }
    }
}
