package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static dev.tessera.spi.media.Modality.IMAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpUrlSourceTest {
    private static final String URL = "http://media.example/a.png?token=secret";
    private static final String PAGE = "media.example/a.png?token=secret";

    private final TestingTime time = new TestingTime();
    private final CountDownLatch closed = new CountDownLatch(1);
    private TestingNetwork network;
    private HttpUrlSource source;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        network = new TestingNetwork(SSLContext.getDefault()).host("media.example", "93.184.216.34");
        source = source(TestingConfig.safe());
    }

    @AfterEach
    void close() {
        source.close();
        network.close();
    }

    @Test
    void servesBothSchemes() {
        assertThat(source.schemes()).containsExactlyInAnyOrder("http", "https");
    }

    @Test
    void fetches() {
        network.page(PAGE, TestingPage.content("hello"));

        EncodedMedia media = source.fetch(URL, IMAGE, 5);

        assertThat(new String(media.bytes(), UTF_8)).isEqualTo("hello");
        assertThat(media.mediaType()).isEqualTo("image/png");
    }

    @Test
    void asksForNothingButTheMedia() {
        network.page(PAGE, TestingPage.content("hello"));

        source.fetch(URL, IMAGE, 5);

        assertThat(network.requests)
                .singleElement()
                .satisfies(head -> assertThat(head.lines())
                        .containsExactlyInAnyOrder(
                                "GET /a.png?token=secret HTTP/1.1",
                                "Host: media.example",
                                "Accept: */*",
                                "Accept-Encoding: identity",
                                "Connection: keep-alive",
                                "User-Agent: Tessera",
                                ""));
    }

    @Test
    void connectsToTheAddressThatWasChecked() {
        network.host("media.example", "93.184.216.34", "2606:2800:220:1::1")
                .page("media.example:8080/", TestingPage.content("hello"));

        source.fetch("http://media.example:8080/", IMAGE, 5);

        assertThat(network.lookups).containsExactly("media.example");
        assertThat(network.connections).containsExactly(new InetSocketAddress("93.184.216.34", 8080));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nhello",
                "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello, world",
                "HTTP/1.1 203 Whatever\r\nContent-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            })
    void readsAnswersOfEachForm(String answer) {
        network.page(PAGE, TestingPage.raw(answer));

        EncodedMedia media = source.fetch(URL, IMAGE, 5);

        assertThat(new String(media.bytes(), UTF_8)).isEqualTo("hello");
        assertThat(media.mediaType()).isEmpty();
    }

    @Test
    void assertion32RefusesMoreBytesThanTheLimitWithoutReadingThem() {
        network.page(
                PAGE, TestingPage.stuck("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n", new CountDownLatch(1), closed));

        assertError(
                () -> source.fetch(URL, IMAGE, 5),
                MEDIA_TOO_LARGE,
                "the media at the URL has more bytes than the limit of 5");
    }

    @Test
    void refusesAnEndlessBody() throws InterruptedException {
        network.page(
                PAGE,
                TestingPage.endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\nhello\r\n", closed));

        assertError(
                () -> source.fetch(URL, IMAGE, 100_000),
                MEDIA_TOO_LARGE,
                "the media at the URL has more bytes than the limit of 100000");
        closed.await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello",
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/1.1 two\r\n\r\n",
                ""
            })
    void refusesAnswersThatBreakOffOrAreNotHttp(String answer) {
        network.page(PAGE, TestingPage.raw(answer));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                MEDIA_UNREACHABLE,
                "the answer of media.example broke off or is not HTTP");
    }

    @Test
    void refusesAnEndlessHead() throws InterruptedException {
        network.page(PAGE, TestingPage.endless("HTTP/1.1 200 OK\r\n", "X-Header: more\r\n", closed));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                MEDIA_UNREACHABLE,
                "the answer of media.example broke off or is not HTTP");
        closed.await();
    }

    @Test
    void refusesAnEndlessLine() throws InterruptedException {
        network.page(PAGE, TestingPage.endless("HTTP/1.1 200 OK\r\nX-Header: ", "more and ", closed));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                MEDIA_UNREACHABLE,
                "the answer of media.example broke off or is not HTTP");
        closed.await();
    }

    @Test
    void refusesCompressedContent() {
        network.page(PAGE, TestingPage.raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nhello"));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                UNSUPPORTED_MEDIA,
                "media.example compresses what it was asked for without compression");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 300, 304})
    void assertion30DoesNotAskAgainWhereTheAnswerWouldBeTheSame(int status) {
        source = source(TestingConfig.withAttempts(3));
        network.page(PAGE, TestingPage.status(status));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                MEDIA_UNREACHABLE,
                "media.example answered with HTTP status %d".formatted(status));
        assertThat(network.connections).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void assertion30AsksAgainWhereTheServerMayRecover(int status) {
        source = source(TestingConfig.withAttempts(3));
        network.page(PAGE, TestingPage.status(status));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                MEDIA_UNREACHABLE,
                "media.example answered with HTTP status %d (3 attempts)".formatted(status));
        assertThat(network.connections).hasSize(3);
        assertThat(time.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
    }

    @Test
    void takesWhatALaterAttemptGets() {
        source = source(TestingConfig.withAttempts(3));
        network.page(
                PAGE, TestingPage.sequence(TestingPage.status(503), TestingPage.raw(""), TestingPage.content("hello")));

        assertThat(source.fetch(URL, IMAGE, 5).bytes()).hasSize(5);
    }

    @Test
    void assertion30SaysThatAHostIsUnknown() {
        source = source(TestingConfig.withAttempts(2));

        assertError(
                () -> source.fetch("http://missing.example/?token=secret", IMAGE, 100),
                MEDIA_UNREACHABLE,
                "the host missing.example cannot be found (2 attempts)");
        assertThat(network.lookups).hasSize(2);
    }

    @Test
    void looksUpNoHostOutsideTheAllowedDomains() {
        source = source(TestingConfig.withDomains("other.example", "*.media.example"));

        assertError(
                () -> source.fetch(URL, IMAGE, 100),
                INVALID_REQUEST,
                "The URL must be from one of the allowed domains: other.example, *.media.example."
                        + " Input URL domain: media.example");
        assertThat(network.lookups).isEmpty();
    }

    @Test
    void keepsNoConnectionOfWhatItRefuses() {
        network.page(PAGE, TestingPage.content("too large")).page("media.example/loop", TestingPage.redirect("/gone"));
        String[] urls = {URL, "http://media.example/loop", "http://media.example/missing"};

        // more than there can be at a time
        for (int i = 0; i < 1200; i++) {
            String url = urls[i % urls.length];
            assertThatExceptionOfType(TesseraException.class).isThrownBy(() -> source.fetch(url, IMAGE, 5));
        }
        assertThat(network.connections).hasSize(1600);
    }

    @Test
    void assertion43MakesNothingBeforeTheFirstFetch() {
        AtomicInteger made = new AtomicInteger();
        network.page(PAGE, TestingPage.content("hello"));
        try (HttpUrlSource lazy = new HttpUrlSource(
                TestingConfig.safe(),
                TestingConfig.nothingKept(),
                () -> {
                    made.incrementAndGet();
                    return network.network();
                },
                time)) {
            assertThat(made).hasValue(0);
            lazy.fetch(URL, IMAGE, 5);
            lazy.fetch(URL, IMAGE, 5);
            assertThat(made).hasValue(1);
        }
    }

    @Test
    void fetchesNothingOnceItIsClosed() {
        source.close();

        assertError(() -> source.fetch(URL, IMAGE, 100), CANCELLED, "the media source is closed");
        assertThat(List.copyOf(network.connections)).isEmpty();
    }

    private HttpUrlSource source(HttpConfig config) {
        return new HttpUrlSource(config, TestingConfig.nothingKept(), network::network, time);
    }
}
