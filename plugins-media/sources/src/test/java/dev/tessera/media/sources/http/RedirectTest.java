package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RedirectTest {
    private static final String URL = "http://a.example/x/y";

    private TestingNetwork network;
    private HttpUrlSource source;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        network = new TestingNetwork(SSLContext.getDefault())
                .host("a.example", "93.184.216.34")
                .host("b.example", "93.184.216.35")
                .host("internal.example", "10.0.0.1");
        source = source(TestingConfig.safe());
    }

    @AfterEach
    void close() {
        source.close();
        network.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirects(int status) {
        network.page(
                        "a.example/x/y",
                        TestingPage.raw("HTTP/1.1 %d Whatever\r\nLocation: //b.example/z\r\n\r\n".formatted(status)))
                .page("b.example/z", TestingPage.redirect("?end"))
                .page("b.example/z?end", TestingPage.content("hello"));

        assertThat(source.fetch(URL, IMAGE, 5).bytes()).hasSize(5);
        assertThat(network.connections)
                .containsExactly(
                        new InetSocketAddress("93.184.216.34", 80),
                        new InetSocketAddress("93.184.216.35", 80),
                        new InetSocketAddress("93.184.216.35", 80));
    }

    @Test
    void doesNotReadTheBodyOfARedirect() {
        network.page(
                        "a.example/x/y",
                        TestingPage.raw("HTTP/1.1 302 Found\r\nLocation: /z\r\nContent-Length: 1000000\r\n\r\n"))
                .page("a.example/z", TestingPage.content("hello"));

        assertThat(source.fetch(URL, IMAGE, 5).bytes()).hasSize(5);
    }

    @Test
    void endsALoop() {
        network.page("a.example/x/y", TestingPage.redirect("/x/y"));

        assertError(
                () -> source.fetch(URL, IMAGE, 5),
                MEDIA_UNREACHABLE,
                "a.example redirects once more, but the limit is 10 redirects");
        assertThat(network.connections).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://internal.example/ | the host internal.example has no public address, and sources.allow-private-addresses is off",
                "http://127.0.0.1/ | the host 127.0.0.1 has no public address, and sources.allow-private-addresses is off",
                "http://169.254.169.254/latest/meta-data | the host 169.254.169.254 has no public address, and sources.allow-private-addresses is off",
                "//[::1]/ | the host ::1 has no public address, and sources.allow-private-addresses is off",
                "file:///etc/passwd | the http URL is invalid: its scheme is neither http nor https",
                "gopher://b.example/ | the http URL is invalid: its scheme is neither http nor https",
                "http://user@b.example/ | the http URL is invalid: it holds a user name",
                "http://2130706433/ | the http URL is invalid: its host is a number, but not an IP address such as 192.0.2.1",
                "http://b.example\\\\@a.example/ | the http URL is invalid: its location is not a URL",
            })
    void refusesToBeRedirectedWhereAUrlMayNotLead(String location, String reason) {
        network.page("a.example/x/y", TestingPage.redirect(location));

        assertError(
                () -> source.fetch(URL, IMAGE, 5),
                MEDIA_UNREACHABLE,
                "a redirect of a.example is not followed: " + reason);
        assertThat(network.connections).hasSize(1);
    }

    @Test
    void refusesToBeRedirectedToOtherDomains() {
        source = source(TestingConfig.withDomains("a.example"));
        network.page("a.example/x/y", TestingPage.redirect("http://b.example/"));

        assertError(
                () -> source.fetch(URL, IMAGE, 5),
                MEDIA_UNREACHABLE,
                "a redirect of a.example is not followed: The URL must be from one of the allowed domains: a.example."
                        + " Input URL domain: b.example");
        assertThat(network.connections).hasSize(1);
    }

    @Test
    void assertion29RefusesAllRedirectsWhereTheyAreOff() {
        source = source(TestingConfig.withoutRedirects());
        network.page("a.example/x/y", TestingPage.redirect("/z"));

        assertError(
                () -> source.fetch(URL, IMAGE, 5),
                MEDIA_UNREACHABLE,
                "a.example redirects elsewhere, and sources.allow-redirects is off");
        assertThat(network.connections).hasSize(1);
    }

    private HttpUrlSource source(HttpConfig config) {
        return new HttpUrlSource(config, TestingConfig.nothingKept(), network::network, new TestingTime());
    }
}
