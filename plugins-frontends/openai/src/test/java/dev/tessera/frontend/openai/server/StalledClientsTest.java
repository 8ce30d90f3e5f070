package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that stop in the middle hold a connection no longer than they are waited for. */
@Timeout(60)
final class StalledClientsTest {
    private static final String HEAD =
            "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
    private final TestingServer server = start(Duration.ofSeconds(2), Duration.ofDays(1));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void areToldThatTheirBodyDidNotArriveInTime() throws IOException {
        assertThat(send(HEAD.formatted("/v1/chat/completions", 100) + "{"))
                .startsWith("HTTP/1.1 408 ")
                .contains("\"the request did not arrive in time\"")
                .containsOnlyOnce("X-Request-Id: ");
        assertThat(server.metrics().exposition()).contains("status=408").doesNotContain("status=499");
    }

    @Test
    void areClosedWhereTheyDoNotSendWhatIsRefusedAlready() throws IOException {
        assertThat(send(HEAD.formatted("/v1/chat/completions", 100_000))).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void areClosedWhereNoFurtherRequestComes() throws IOException {
        try (TestingServer leisurely = start(Duration.ofDays(1), Duration.ofMillis(100))) {
            assertThat(send(leisurely, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private TestingServer start(Duration readTimeout, Duration idleTimeout) {
        return TestingServer.start(engine, TestingConfigs.tight(), TestingConfigs.waiting(readTimeout, idleTimeout));
    }

    private String send(String request) throws IOException {
        return send(server, request);
    }

    /** All that comes until the server closes the connection. */
    private static String send(TestingServer to, String request) throws IOException {
        try (Socket socket = new Socket(to.address().getHost(), to.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
