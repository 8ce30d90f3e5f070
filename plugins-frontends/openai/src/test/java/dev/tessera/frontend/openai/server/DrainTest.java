package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a server ends. */
@Timeout(60)
final class DrainTest {
    private static final String BODY = "{'stream': true, 'messages': [{'role': 'user', 'content': 'Hello'}]}";

    private static final int MOST_PORTS = 10;

    private final ControlledService service = new ControlledService();

    @Test
    void finishesCallsUnderWayAndTakesNoMore() throws InterruptedException {
        TestingServer server = TestingServer.start(service);
        CompletableFuture<HttpResponse<Stream<String>>> response =
                server.lines(server.post("/v1/chat/completions", BODY));
        ControlledService.Answer answer = service.nextAnswer();
        Thread closing = Thread.startVirtualThread(server::closeFrontend);
        while (server.send(server.request("/ready")).statusCode() == 200) {
            Thread.onSpinWait();
        }

        HttpResponse<String> refused = server.send(server.post("/v1/chat/completions", BODY));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);

        answer.begin();
        answer.token("a");
        answer.finish();
        assertThat(response.join()
                        .body()
                        .filter(line -> line.startsWith("data: "))
                        .toList())
                .last()
                .isEqualTo("data: [DONE]");
        closing.join();
        server.close();
    }

    @Test
    void breaksOffWhatIsNotFinishedInTime() throws InterruptedException {
        TestingServer server =
                TestingServer.start(service, TestingConfigs.defaults(), drainingFor(Duration.ofMillis(50)));
        CompletableFuture<HttpResponse<Stream<String>>> response =
                server.lines(server.post("/v1/chat/completions", BODY));
        ControlledService.Answer answer = service.nextAnswer();
        answer.begin();
        HttpResponse<Stream<String>> begun = response.join();

        server.closeFrontend();

        answer.awaitClosed();
        assertThat(begun.body().filter(line -> line.contains("error")).toList())
                .containsExactly("data: {\"error\":{\"message\":\"the server is shutting down\","
                        + "\"type\":\"ServiceUnavailableError\",\"param\":null,\"code\":503}}");
        server.close();
    }

    @Test
    void doesNotWaitForCallsThatBrokeOff() throws InterruptedException {
        TestingServer server = TestingServer.start(service, TestingConfigs.defaults(), drainingFor(Duration.ofDays(1)));
        String body = BODY.replace('\'', '"');
        CompletableFuture<String> response = CompletableFuture.supplyAsync(() ->
                server.untilClosed("POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body)));
        ControlledService.Answer answer = service.nextAnswer();
        answer.failToClose();
        answer.begin();
        answer.token("a");
        answer.finish();

        assertThat(response.join())
                .startsWith("HTTP/1.1 200 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .doesNotEndWith("\r\n0\r\n\r\n");
        server.close();
    }

    @Test
    void isTheEndForGood() {
        TestingServer server = TestingServer.start(service);

        server.closeFrontend();
        server.closeFrontend();
        server.close();
    }

    @Test
    void aPortInUseIsSaidInASentence() {
        try (TestingServer server = TestingServer.start(service)) {
            int port = server.address().getPort();

            assertThatThrownBy(() -> TestingServer.start(service, TestingConfigs.defaults(), listeningOn(port)))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("the server cannot listen on port %d of 127.0.0.1; is another program using it?"
                            .formatted(port));
        }
    }

    @Test
    void aPortInUseIsKnownBeforeTheStart() {
        try (TestingServer server = TestingServer.start(service);
                OpenAiFrontend other = new OpenAiFrontend(
                        TestingConfigs.defaults(),
                        listeningOn(server.address().getPort()),
                        TestingConfigs.templates(),
                        TestingConfigs.cors(),
                        new TestingMetrics())) {
            assertThatThrownBy(other::check)
                    .isInstanceOf(TesseraException.class)
                    .hasMessageStartingWith("the server cannot listen on port ");
        }
    }

    @Test
    void aFreePortIsLeftFree() throws IOException {
        boolean free = false;
        // another program may take one meanwhile
        for (int attempt = 0; attempt < MOST_PORTS && !free; attempt++) {
            free = isFreeForTheCheckAndTheStart(freePort());
        }
        assertThat(free).isTrue();
    }

    private boolean isFreeForTheCheckAndTheStart(int port) {
        try (OpenAiFrontend frontend = new OpenAiFrontend(
                TestingConfigs.defaults(),
                listeningOn(port),
                TestingConfigs.templates(),
                TestingConfigs.cors(),
                new TestingMetrics())) {
            frontend.check();
            frontend.start(service);

            assertThat(frontend.address()).isEqualTo("http://127.0.0.1:%d".formatted(port));
            return true;
        } catch (TesseraException e) {
            assertThat(e).hasMessageContaining("is another program using it?");
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static ServerConfig drainingFor(Duration deadline) {
        return config(0, deadline);
    }

    private static ServerConfig listeningOn(int port) {
        return config(port, Duration.ofSeconds(30));
    }

    private static ServerConfig config(int port, Duration drainDeadline) {
        return new ServerConfig(
                "127.0.0.1",
                port,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                4096,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                drainDeadline);
    }
}
