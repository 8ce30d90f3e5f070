package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link ClientsTest} and {@link DrainTest} say of chat completions, of the other endpoints for conversations. */
@Timeout(60)
final class ConversationStreamsTest {
    private final ControlledService service = new ControlledService();

    @ParameterizedTest
    @CsvSource({"/v1/responses, response.created", "/v1/messages, message_start"})
    void haveCommentsWhileTheyWait(String path, String first) throws InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            CompletableFuture<HttpResponse<Stream<String>>> response = server.lines(server.post(path, body(path)));
            service.nextAnswer().begin();
            Iterator<String> lines = response.join().body().iterator();

            assertThat(lines.next()).isEqualTo("event: " + first);
            String line = lines.next();
            while (line.isEmpty() || line.startsWith("event: ") || line.startsWith("data: ")) {
                line = lines.next();
            }
            assertThat(line).isEqualTo(": ping");
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/responses", "/v1/messages"})
    void endWhereTheirClientLeaves(String path) throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            ControlledService.Answer answer;
            try (Socket socket = connect(server, path, body(path))) {
                answer = service.nextAnswer();
                answer.begin();
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                String line = reader.readLine();
                while (!line.startsWith("data: ")) {
                    line = reader.readLine();
                }
            }
            answer.awaitClosed();
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/responses", "/v1/messages"})
    void endWhereTheirClientLeavesBeforeAnAnswerInOnePiece(String path) throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            ControlledService.Answer answer;
            try (Socket socket = connect(server, path, body(path).replace("true", "false"))) {
                assertThat(socket.isConnected()).isTrue();
                answer = service.nextAnswer();
                answer.begin();
            }

            answer.awaitClosed();

            server.closeFrontend();
            assertThat(server.metrics().counted("http_requests{method=POST, route=%s, status=499}".formatted(path)))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/responses, response.failed, server_error",
        "/v1/messages, error, overloaded_error",
    })
    void areBrokenOffWhereTheServerEnds(String path, String event, String type) throws InterruptedException {
        TestingServer server = TestingServer.start(service, TestingConfigs.defaults(), drainingSoon());
        CompletableFuture<HttpResponse<Stream<String>>> response = server.lines(server.post(path, body(path)));
        ControlledService.Answer answer = service.nextAnswer();
        answer.begin();
        HttpResponse<Stream<String>> begun = response.join();

        server.closeFrontend();

        answer.awaitClosed();
        List<String> lines = begun.body()
                .filter(line -> line.contains(": ") && !line.startsWith(":"))
                .toList();
        assertThat(lines.get(lines.size() - 2)).isEqualTo("event: " + event);
        assertThat(lines.getLast()).contains(type, "the server is shutting down");
        server.close();
    }

    private static Socket connect(TestingServer server, String path, String body) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(path, body.length(), body.replace('\'', '"'))
                        .getBytes(UTF_8));
        return socket;
    }

    private static String body(String path) {
        return path.endsWith("responses")
                ? "{'stream': true, 'input': 'Hello'}"
                : "{'stream': true, 'max_tokens': 5, 'messages': [{'role': 'user', 'content': 'Hello'}]}";
    }

    private static ServerConfig drainingSoon() {
        return new ServerConfig(
                "127.0.0.1",
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                4096,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                Duration.ofMillis(50));
    }
}
