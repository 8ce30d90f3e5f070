package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://a.example | http://a.example/ | a.example | -1",
                "HTTPS://A.Example:443/X?Y=%20#z | https://a.example:443/X?Y=%20 | a.example | 443",
                "http://a.example./b | http://a.example/b | a.example | -1",
                "http://a.example:/b | http://a.example/b | a.example | -1",
                "http://a.example:0080/b | http://a.example:80/b | a.example | 80",
                "http://my_bucket.example/b?c?d | http://my_bucket.example/b?c?d | my_bucket.example | -1",
                "http://a.example?q | http://a.example/?q | a.example | -1",
                "http://a.example//b/../c | http://a.example//b/../c | a.example | -1",
                "http://a.example/\u00e4 | http://a.example/%C3%A4 | a.example | -1",
                "http://192.0.2.1/b | http://192.0.2.1/b | 192.0.2.1 | -1",
                "http://[2001:DB8::1]:8080/b | http://[2001:db8::1]:8080/b | 2001:db8::1 | 8080",
            })
    void writesUrlsAnew(String text, String written, String host, int port) {
        HttpUrl url = HttpUrl.parse(text);

        assertThat(url.uri()).hasToString(written);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://a.example/ | its scheme is neither http nor https",
                "//a.example/ | its scheme is neither http nor https",
                "http:a.example | it names no host",
                "http:/a.example/ | it names no host",
                "http:///a | it names no host",
                "http://user@a.example/ | it holds a user name",
                "http://user:word@a.example/ | it holds a user name",
                "http://a.example@b.example@c.example/ | it holds a user name",
                "http://a.example:80:80/ | its host is not a host name",
                "http://a.example:port/ | its host is not a host name",
                "http://:80/ | its host is not a host name",
                "http://a.example:0/ | port 0 is not possible",
                "http://a.example:65536/ | port 65536 is not possible",
                "http://a..example/ | its host is not a host name; names with other letters are written as xn--",
                "http://.example/ | its host is not a host name; names with other letters are written as xn--",
                "http://a.example../ | its host is not a host name; names with other letters are written as xn--",
                "http://b\u00fccher.example/ | its host is not a host name; names with other letters are written as xn--",
                "http://a%2eexample/ | its host is not a host name; names with other letters are written as xn--",
                "http://a$b.example/ | its host is not a host name; names with other letters are written as xn--",
                "http://2130706433/ | its host is a number, but not an IP address such as 192.0.2.1",
                "http://0x7f.1/ | its host is a number, but not an IP address such as 192.0.2.1",
                "http://0177.0.0.1/ | its host is a number, but not an IP address such as 192.0.2.1",
                "http://127.1/ | its host is a number, but not an IP address such as 192.0.2.1",
                "http://a.example/a b | it holds a character that does not belong there or has to be escaped",
                "http://a.example\\@b.example/ | it holds a character that does not belong there or has to be escaped",
                "http:\\\\a.example/ | it holds a character that does not belong there or has to be escaped",
                "http://[::1/ | it holds a character that does not belong there or has to be escaped",
                "http://a.example/%zz | it holds a character that does not belong there or has to be escaped",
            })
    void assertion29RefusesOtherUrls(String text, String problem) {
        assertError(() -> HttpUrl.parse(text), INVALID_REQUEST, "the http URL is invalid: " + problem);
    }

    @Test
    void refusesUrlsThatAreTooLong() {
        assertThat(HttpUrl.parse("http://a.example/" + "a".repeat(8175)).host()).isEqualTo("a.example");
        assertError(
                () -> HttpUrl.parse("http://a.example/" + "a".repeat(8176)),
                INVALID_REQUEST,
                "the http URL is invalid: it has 8193 characters, but the limit is 8192");
    }

    @ParameterizedTest
    @CsvSource({
        "c?d, https://a.example/x/c?d",
        "/c, https://a.example/c",
        "?d, https://a.example/x/y?d",
        "../c, https://a.example/c",
        "//b.example/c, https://b.example/c",
        "http://b.example:1/c, http://b.example:1/c",
    })
    void resolvesWhatItRedirectsTo(String location, String expected) {
        assertThat(HttpUrl.parse("https://a.example/x/y?z").resolve(location).uri())
                .hasToString(expected);
    }

    @Test
    void refusesToBeRedirectedToWhatIsNoUrl() {
        assertError(
                () -> HttpUrl.parse("https://a.example/").resolve("/a b"),
                INVALID_REQUEST,
                "the http URL is invalid: its location is not a URL");
    }
}
