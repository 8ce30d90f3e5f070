package dev.tessera.frontend.openai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
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
                "http://[::1]:80",
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
                "https://*.a.org"
            })
    void refusesOriginsThatNoBrowserWrites(String origin) {
        assertThatThrownBy(() -> new CorsConfig(List.of(origin), ALL, ALL, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "allowed-origins has \"%s\", but must have * or origins such as https://a.org:8443, in lower case and"
                                + " without a path",
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

    @Test
    void refusesCredentialsForAllOrigins() {
        assertThatThrownBy(() -> new CorsConfig(List.of("https://a.org", "*"), ALL, ALL, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "allow-credentials is on while allowed-origins has *, so that every web page could act for whoever"
                                + " looks at it; name the origins instead");
    }
}
