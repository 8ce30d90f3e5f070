package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server that waits for the rest of a body for days. */
@Timeout(60)
final class ChunkedBodiesTest {
    private static final String BODY = "{'messages': [{'role': 'user', 'content': 'Hi'}]}".replace('\'', '"');
    private static final String HEAD = "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    private static final ServerConfig PATIENT =
            TestingConfigs.server(List.of("key"), Duration.ofDays(1), Duration.ofDays(1));
    private static final String CHATS = "/v1/chat/completions";

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
    private final TestingServer server = TestingServer.start(engine, TestingConfigs.defaults(), PATIENT);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void areReadChunkByChunk() {
        String answer = server.untilClosed(request(
                CHATS,
                "Connection: close",
                "5\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n"
                        .formatted(BODY.substring(0, 5), BODY.length() - 5, BODY.substring(5))));

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(engine.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31;a=b\r\n%s\r\n0\r\n\r\n",
                "31\r\n%s\r\n0\r\nX-Checksum: 1\r\n\r\n",
                "zz\r\n%s\r\n0\r\n\r\n",
                "-5\r\n",
                "fffffffff\r\n",
                "ffffffff\r\n",
                "\r\n",
                "31\n%s\n0\n\n",
                "5\r\n%s\r\n0\r\n\r\n",
            })
    void areRefusedOnceWhereTheyAreNotReadable(String chunks) {
        String answer = server.untilClosed(request(CHATS, "X-Other: b", chunks.formatted(BODY)));

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1")
                .containsIgnoringCase("\r\nConnection: close\r\n")
                .endsWith(
                        "{\"error\":{\"message\":\"the chunked body is malformed; extensions of chunks and trailers are not"
                                + " supported\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}");
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void areNotWaitedForWhereTheCallIsRefusedAnyhow() {
        String answer = server.untilClosed(request("/nothing", "X-Other: b", "zz\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/chat/completions, 413", "POST, /nothing, 404", "GET, /health, 200"})
    void areNotGatheredBeyondTheLimitHoweverLongAChunkIs(String method, String path, int status) throws IOException {
        try (TestingServer tight = TestingServer.start(engine, TestingConfigs.tight(), PATIENT);
                Socket socket =
                        new Socket(tight.address().getHost(), tight.address().getPort())) {
            String request = request(path, "X-Other: b", "7fffffff\r\n" + "x".repeat(90_000));
            socket.getOutputStream().write(request.replaceFirst("POST", method).getBytes(UTF_8));

            assertThat(linesUntilClosed(socket)).first().asString().startsWith("HTTP/1.1 %d ".formatted(status));
        }
    }

    private static List<String> linesUntilClosed(Socket socket) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader input = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                lines.add(line);
            }
        } catch (SocketException _) {
            // the server closed the connection without reading all that was sent
        }
        return lines;
    }

    @Test
    void haveNoOtherTransferEncoding() {
        String answer = server.untilClosed(
                HEAD.formatted(CHATS) + "X-Api-Key: key\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 501 ")
                .containsOnlyOnce("HTTP/1.1")
                .contains("\"the server knows no transfer encoding but chunked\"", "NotImplementedError");
    }

    private static String request(String path, String header, String chunks) {
        return HEAD.formatted(path)
                + "X-Api-Key: key\r\nTransfer-Encoding: chunked\r\n%s\r\n\r\n%s".formatted(header, chunks);
    }
}
