package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections end whose clients do not end them, on a server that waits for the next call for days. */
@Timeout(60)
final class ConnectionsTest {
    private static final String CHAT =
            "{'stream': %s, 'messages': [{'role': 'user', 'content': 'Hello'}]}".replace('\'', '"');

    private final TestingServer server = TestingServer.start(
            TestingServer.engine(request -> TestingAnswer.tokens("Hi")),
            TestingConfigs.defaults(),
            TestingConfigs.waiting(Duration.ofDays(1), Duration.ofDays(1)));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void endAfterTheCallThatIsSaidToBeTheLast() throws IOException {
        String answer = send("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Connection: close")
                .endsWith("{\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endAfterTheLastByteOfTheLastAnswer(boolean stream) throws IOException {
        String body = CHAT.formatted(stream);

        String answer = send(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(stream ? "data: [DONE]\n\n\r\n0\r\n\r\n" : "}");
    }

    @Test
    void endWhereTheyAreOfAnOlderVersion() throws IOException {
        assertThat(send("GET /health HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ")
                .contains("\"the server speaks HTTP/1.1, not HTTP/1.0\"");
    }

    /** All that comes until the server closes the connection. */
    private String send(String request) throws IOException {
        try (Socket socket =
                new Socket(server.address().getHost(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
