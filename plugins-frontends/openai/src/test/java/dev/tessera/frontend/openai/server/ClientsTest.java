package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients do while they are answered. */
@Timeout(60)
final class ClientsTest {
    private static final String BODY =
            "{'stream': true, 'messages': [{'role': 'user', 'content': 'Hello'}]}".replace('\'', '"');

    private static final String IN_ONE_PIECE = BODY.replace("true", "false");

    private final ControlledService service = new ControlledService();

    @Test
    void areSentCommentsWhileTheyWait() throws InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            CompletableFuture<HttpResponse<Stream<String>>> response =
                    server.lines(server.post("/v1/chat/completions", BODY));
            ControlledService.Answer answer = service.nextAnswer();
            answer.begin();
            Iterator<String> lines = response.join().body().iterator();

            assertThat(lines.next()).isEqualTo(": ping");
            assertThat(lines.next()).isEmpty();
            answer.token("a");
            String line = lines.next();
            while (!line.startsWith("data: ")) {
                line = lines.next();
            }
            assertThat(line).contains("\"role\":\"assistant\"");
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).startsWith("data: ").contains("\"content\":\"a\"");
        }
    }

    @Test
    void areToldByAStatusThatTheirRequestIsRefusedHoweverLate() throws InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            CompletableFuture<HttpResponse<Stream<String>>> response =
                    server.lines(server.post("/v1/chat/completions", BODY));
            ControlledService.Answer answer = service.nextAnswer();
            // twice as long as a stream is left without a comment
            answer.awaitWaits(2);
            answer.fail(new TesseraException(INVALID_REQUEST, "no"));

            assertThat(response.join().statusCode()).isEqualTo(400);
            answer.awaitClosed();
        }
    }

    @Test
    void endTheirRequestByLeavingBeforeItIsTaken() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            ControlledService.Answer answer;
            try (Socket socket = connect(server)) {
                assertThat(socket.isConnected()).isTrue();
                answer = service.nextAnswer();
            }
            answer.awaitClosed();
        }
    }

    @Test
    void endTheirRequestByLeaving() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            ControlledService.Answer answer;
            try (Socket socket = connect(server)) {
                answer = service.nextAnswer();
                answer.begin();
                readUntil(socket, ": ping");
            }
            answer.awaitClosed();
        }
    }

    @Test
    void endTheirRequestByLeavingWhileTokensGatherForAChunk() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            ControlledService.Answer answer;
            try (Socket socket = connect(server, "{\"stream_interval\": 1000000000, " + BODY.substring(1))) {
                answer = service.nextAnswer();
                answer.begin();
                answer.token("a");
                answer.tokensWithoutEnd();
                readUntil(socket, ": ping");
            }
            answer.awaitClosed();
        }
    }

    @Test
    void endTheirRequestByLeavingWhileTheyWaitForAnAnswerInOnePiece() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service)) {
            ControlledService.Answer answer;
            try (Socket socket = connect(server, IN_ONE_PIECE)) {
                assertThat(socket.isConnected()).isTrue();
                answer = service.nextAnswer();
                answer.begin();
            }

            answer.awaitClosed();

            server.closeFrontend();
            assertThat(server.metrics().counted("http_requests{method=POST, route=/v1/chat/completions, status=499}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void mayAskAgainBeforeTheyAreAnswered() throws IOException, InterruptedException {
        try (TestingServer server = TestingServer.start(service);
                Socket socket = connect(server, IN_ONE_PIECE)) {
            ControlledService.Answer first = service.nextAnswer();
            first.begin();
            first.token("x");
            socket.getOutputStream().write(request(IN_ONE_PIECE));
            first.finish();
            ControlledService.Answer second = service.nextAnswer();
            second.begin();
            second.token("y");
            second.finish();
            socket.getOutputStream().write(request(IN_ONE_PIECE));
            ControlledService.Answer third = service.nextAnswer();
            third.begin();
            third.token("z");
            third.finish();

            BufferedReader reader = reader(socket);
            String answers = "";
            while (!answers.contains("\"content\":\"z\"")) {
                answers += (char) reader.read();
            }
            assertThat(answers).containsSubsequence("\"content\":\"x\"", "\"content\":\"y\"", "HTTP/1.1 200");
        }
    }

    @Test
    void slowOnlyTheirOwnStreamWhereTheyDoNotRead() throws IOException, InterruptedException {
        String text = "x".repeat(10_000);
        try (TestingServer server = TestingServer.start(service);
                Socket slow = connect(server)) {
            ControlledService.Answer answer = service.nextAnswer();
            answer.begin();
            answer.token(text);
            readUntil(slow, "data: ");
            for (int i = 0; i < 3000; i++) {
                answer.token(text);
            }
            try (Socket other = connect(server)) {
                ControlledService.Answer answerToOther = service.nextAnswer();
                answerToOther.begin();
                BufferedReader reader = reader(other);
                // each is waited for, in which time the slow one's answer could all be read
                for (int i = 0; i < 300; i++) {
                    answerToOther.token("y%d".formatted(i));
                    readUntil(reader, "\"content\":\"y%d\"".formatted(i));
                }
            }
            assertThat(answer.eventsNotRead()).isPositive();
        }
    }

    @Test
    void areGivenUpWhereTheyTakeNothing() throws IOException, InterruptedException {
        String text = "x".repeat(10_000);
        ServerConfig impatient = new ServerConfig(
                "127.0.0.1",
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                4096,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMillis(100),
                Duration.ofMillis(20),
                Duration.ofSeconds(30));
        try (TestingServer server = TestingServer.start(service, TestingConfigs.defaults(), impatient);
                Socket stuck = connect(server)) {
            ControlledService.Answer answer = service.nextAnswer();
            answer.begin();
            for (int i = 0; i < 3000; i++) {
                answer.token(text);
            }

            answer.awaitClosed();

            assertThat(stuck.isClosed()).isFalse();
            assertThat(answer.eventsNotRead()).isPositive();
        }
    }

    private static Socket connect(TestingServer server) throws IOException {
        return connect(server, BODY);
    }

    private static Socket connect(TestingServer server, String body) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.getOutputStream().write(request(body));
        return socket;
    }

    private static byte[] request(String body) {
        return ("POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body))
                .getBytes(UTF_8);
    }

    private static void readUntil(Socket socket, String text) throws IOException {
        readUntil(reader(socket), text);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    private static void readUntil(BufferedReader reader, String text) throws IOException {
        String line = reader.readLine();
        while (!line.contains(text)) {
            line = reader.readLine();
        }
    }
}
