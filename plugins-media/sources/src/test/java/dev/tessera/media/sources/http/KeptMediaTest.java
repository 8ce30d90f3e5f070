package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.IMAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeptMediaTest {
    private static final String URL = "http://media.example/a.png";
    private static final String PAGE = "media.example/a.png";

    @TempDir
    private Path directory;

    private TestingNetwork network;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        network = new TestingNetwork(SSLContext.getDefault()).host("media.example", "93.184.216.34");
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void assertion42DoesNotFetchAgainWhatIsKept() {
        network.page(PAGE, TestingPage.content("hello"));

        assertThat(fetch(TestingConfig.safe(), 100)).isEqualTo("hello");
        assertThat(fetch(TestingConfig.safe(), 100)).isEqualTo("hello");

        assertThat(network.connections).hasSize(1);
        assertThat(network.lookups).hasSize(1);
    }

    @Test
    void asksForNothingOutsideTheAllowedDomainsThoughItIsKept() {
        network.page(PAGE, TestingPage.content("hello"));
        fetch(TestingConfig.safe(), 100);

        assertError(
                () -> fetch(TestingConfig.withDomains("other.example"), 100),
                INVALID_REQUEST,
                "The URL must be from one of the allowed domains: other.example. Input URL domain: media.example");
    }

    @Test
    void saysThatMediaIsTooLargeThoughItIsKept() {
        network.page(PAGE, TestingPage.content("hello"));
        fetch(TestingConfig.safe(), 100);

        assertError(
                () -> fetch(TestingConfig.safe(), 4),
                MEDIA_TOO_LARGE,
                "the media at the URL has more bytes than the limit of 4");
    }

    @Test
    void keepsNoFailures() {
        network.page(PAGE, TestingPage.sequence(TestingPage.status(404), TestingPage.content("hello")));

        assertError(
                () -> fetch(TestingConfig.safe(), 100),
                MEDIA_UNREACHABLE,
                "media.example answered with HTTP status 404");
        assertThat(fetch(TestingConfig.safe(), 100)).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video/jpeg", "Video/JPEG", "VIDEO/JPEG; a=b"})
    void keepsNothingWhoseTypeWouldBeMissed(String type) {
        network.page(PAGE, TestingPage.raw("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\nhello"));

        fetch(TestingConfig.safe(), 100);
        fetch(TestingConfig.safe(), 100);

        assertThat(network.connections).hasSize(2);
    }

    private String fetch(HttpConfig config, long maxBytes) {
        try (HttpUrlSource source =
                new HttpUrlSource(config, TestingConfig.keptIn(directory), network::network, new TestingTime())) {
            return new String(source.fetch(URL, IMAGE, maxBytes).bytes(), UTF_8);
        }
    }
}
