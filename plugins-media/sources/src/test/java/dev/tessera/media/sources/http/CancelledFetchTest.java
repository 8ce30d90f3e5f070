package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TIMEOUT;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class CancelledFetchTest {
    private static final String NO_ANSWER = "";
    private static final String HALF_A_HEAD = "HTTP/1.1 200 OK\r\nContent-";
    private static final String HALF_A_BODY = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe";

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    private TestingNetwork network;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        network = new TestingNetwork(SSLContext.getDefault()).host("media.example", "93.184.216.34");
    }

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_ANSWER, HALF_A_HEAD, HALF_A_BODY})
    void closesTheConnectionWhenTheTimeIsOver(String text) throws InterruptedException {
        network.page("media.example/", TestingPage.stuck(text, started, closed));
        try (HttpUrlSource source = new HttpUrlSource(
                TestingConfig.safe(), TestingConfig.nothingKept(), network::network, new TestingTime(started))) {
            assertError(
                    () -> source.fetch("http://media.example/", IMAGE, 5),
                    MEDIA_TIMEOUT,
                    "media.example did not deliver within 5 s");
            closed.await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_ANSWER, HALF_A_HEAD, HALF_A_BODY})
    void closesTheConnectionWhenTheThreadIsInterrupted(String text) throws InterruptedException, ExecutionException {
        network.page("media.example/", TestingPage.stuck(text, started, closed));
        try (HttpUrlSource source = source(TestingConfig.withAttempts(3))) {
            Thread thread = Thread.ofPlatform().start(() -> {
                assertError(
                        () -> source.fetch("http://media.example/", IMAGE, 5),
                        CANCELLED,
                        "the request was cancelled while its media was fetched");
                outcome.complete(Thread.currentThread().isInterrupted());
            });
            started.await();

            thread.interrupt();

            assertThat(outcome.get()).isTrue();
            closed.await();
            assertThat(network.connections).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_ANSWER, HALF_A_HEAD, HALF_A_BODY})
    void closesTheConnectionWhenTheSourceIsClosed(String text) throws InterruptedException, ExecutionException {
        network.page("media.example/", TestingPage.stuck(text, started, closed));
        HttpUrlSource source = source(TestingConfig.withAttempts(3));
        Thread.ofPlatform().start(() -> {
            assertError(
                    () -> source.fetch("http://media.example/", IMAGE, 5),
                    CANCELLED,
                    "the media source was closed while the media was fetched");
            outcome.complete(true);
        });
        started.await();

        source.close();

        assertThat(outcome.get()).isTrue();
        closed.await();
        assertThat(network.connections).hasSize(1);
    }

    @Test
    void waitsForNoFurtherAttemptWhenTheSourceIsClosed() throws InterruptedException, ExecutionException {
        network.page("media.example/", TestingPage.status(503));
        HttpUrlSource source = new HttpUrlSource(
                TestingConfig.withAttempts(3), TestingConfig.nothingKept(), network::network, new LongPauses());
        Thread.ofPlatform().start(() -> {
            assertError(
                    () -> source.fetch("http://media.example/", IMAGE, 5),
                    CANCELLED,
                    "the media source was closed while the media was fetched");
            outcome.complete(true);
        });
        started.await();

        source.close();

        assertThat(outcome.get()).isTrue();
        assertThat(network.connections).hasSize(1);
    }

    private HttpUrlSource source(HttpConfig config) {
        return new HttpUrlSource(config, TestingConfig.nothingKept(), network::network, new TestingTime());
    }

    /** Pauses last until their end comes. */
    private final class LongPauses implements ElapsedTime {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void pause(CountDownLatch end, Duration duration) throws InterruptedException {
            started.countDown();
            end.await();
        }

        @Override
        public <T> T await(Future<T> future, Duration timeout) throws InterruptedException, ExecutionException {
            return future.get();
        }
    }
}
