package dev.tessera.frontend.openai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsConfigTest {
    private static final List<String> ALL = List.of("*");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://a.org",
                "http://localhost:5173",
                "http://[::1]:8080",
                "https://a.org:80",
                "https://xn--mnchen-3ya.de",
                "chrome-extension://abc"
            })
    void takesOriginsAsBrowsersWriteThem(String origin) {
        assertThat(new CorsConfig(List.of(origin), ALL, ALL, false).origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.org",
                "https://a.org/",
                "https://a.org/b",
                "HTTPS://a.org",
                "https://A.org",
                "https://",
                "https://*.a.org",
                "https://m\u00fcnchen.de",
                "https://a.org:443",
                "http://[::1]:80"
            })
    void refusesOriginsThatNoBrowserWrites(String origin) {
        assertThatThrownBy(() -> new CorsConfig(List.of(origin), ALL, ALL, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "allowed-origins has \"%s\", but must have * or origins as browsers write them, such as"
                                + " https://a.org:8443: in lower case and ASCII, and without a path and the usual port",
                        origin);
    }

    @ParameterizedTest
    @CsvSource({
        "G T, A, 'allowed-methods has \"G T\", but must have * or a method, such as GET'",
        "GET, A:, 'allowed-headers has \"A:\", but must have * or the name of a header, such as X-Request-Id'",
    })
    void refusesMethodsAndHeadersThatAreNone(String method, String header, String message) {
        assertThatThrownBy(() -> new CorsConfig(List.of(), List.of(method), List.of(header), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null"})
    void refusesCredentialsForOriginsThatEveryPageCanHave(String origin) {
        assertThatThrownBy(() -> new CorsConfig(List.of("https://a.org", origin), ALL, ALL, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "allow-credentials is on while allowed-origins has * or null, so that every web page could act for"
                                + " whoever looks at it; name the origins instead");
    }
}
