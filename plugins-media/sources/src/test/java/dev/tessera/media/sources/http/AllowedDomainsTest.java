package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedDomainsTest {
    private final AllowedDomains domains =
            AllowedDomains.of(List.of("Media.example.com", "*.cdn.example", "192.0.2.1", "2001:db8::1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://media.example.com/",
                "https://MEDIA.example.com:8443/",
                "http://media.example.com./",
                "http://a.cdn.example/",
                "http://b.a.cdn.example/",
                "http://192.0.2.1/",
                "http://[2001:db8::1]/"
            })
    void allowsWhatItLists(String url) {
        assertThatCode(() -> domains.parse(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "a.media.example.com",
                "xmedia.example.com",
                "media.example.com.evil.example",
                "cdn.example",
                "acdn.example",
                "192.0.2.10"
            })
    void assertion29RefusesOtherHosts(String host) {
        assertError(
                () -> domains.parse("http://%s/".formatted(host)),
                INVALID_REQUEST,
                "The URL must be from one of the allowed domains: media.example.com, *.cdn.example, 192.0.2.1,"
                        + " 2001:db8::1. Input URL domain: " + host);
    }

    @Test
    void allowsRedirectsToWhatItLists() {
        HttpUrl start = domains.parse("http://media.example.com/a/b.png");

        assertThat(domains.redirect(start, "../c.png").uri()).hasToString("http://media.example.com/c.png");
        assertThat(domains.redirect(start, "https://a.cdn.example/").host()).isEqualTo("a.cdn.example");
        assertError(
                () -> domains.redirect(start, "//example.com/c.png"),
                INVALID_REQUEST,
                "The URL must be from one of the allowed domains: media.example.com, *.cdn.example, 192.0.2.1,"
                        + " 2001:db8::1. Input URL domain: example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "a*.example", "*.*.example", "http://a.example", "a.example:80", "a.example/", ".a"})
    void refusesEntriesThatAreNoHosts(String entry) {
        assertThatThrownBy(() -> AllowedDomains.of(List.of("a.example", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "allowed-domains has \"%s\", but its entries are hosts such as media.example.com or *.example.com"
                                .formatted(entry));
    }
}
