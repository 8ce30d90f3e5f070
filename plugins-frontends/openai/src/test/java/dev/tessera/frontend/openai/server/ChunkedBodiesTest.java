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
    private static final String WHOLE = "31\r\n%s\r\n0\r\n\r\n";
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

    @Test
    void mayHaveExtensionsAndTrailersWhichAreIgnored() {
        String extended = request(
                CHATS,
                "X-Other: b",
                "5;a=b ; c=\"d;e\";f\r\n%s\r\n000%x ;g\r\n%s\r\n00;h\r\nX-Checksum: 1\r\nContent-Length: 9\r\nX-Empty:\r\n\r\n"
                        .formatted(BODY.substring(0, 5), BODY.length() - 5, BODY.substring(5)));

        // the second call comes at once with the first, so that it is lost where the end of that is taken for another
        String answers = server.untilClosed(extended + request(CHATS, "Connection: close", WHOLE.formatted(BODY)));

        assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(3);
        assertThat(engine.requests()).hasSize(2);
    }

    @Test
    void areTakenToTheirEndWhereNobodyReadsThem() {
        String unread = request("/health", "X-Other: b", "31;a=b\r\n%s\r\n0\r\nX-Checksum: 1\r\n\r\n".formatted(BODY));

        String answers = server.untilClosed(
                unread.replaceFirst("POST", "GET") + request(CHATS, "Connection: close", WHOLE.formatted(BODY)));

        assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(3);
        assertThat(engine.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zz\\r\\n                           | length
                    -5\\r\\n                           | length
                    fffffffff\\r\\n                    | length
                    ffffffff\\r\\n                     | length
                    \\r\\n                             | length
                    31\\n%s\\n0\\n\\n                  | line
                    31;a\\n%s\\r\\n0\\r\\n\\r\\n         | line
                    31;a\\rb\\r\\n%s\\r\\n0\\r\\n\\r\\n     | line
                    31\\r\\n%s\\r\\n0\\r\\nA: b\\n\\r\\n     | line
                    5\\r\\n%s\\r\\n0\\r\\n\\r\\n            | more
                    31\\r\\n%sxx0\\r\\n\\r\\n             | more
                    31\\r\\n%s\\r\\n0\\r\\n A: b\\r\\n\\r\\n  | trailer
                    31\\r\\n%s\\r\\n0\\r\\nGET / HTTP/1.1\\r\\n\\r\\n | trailer
                    """)
    void areRefusedOnceWhereTheyAreNotReadable(String chunks, String why) {
        assertRefused(
                chunks.replace("\\r", "\r").replace("\\n", "\n").formatted(BODY),
                switch (why) {
                    case "length" ->
                        "a chunk begins with no length in 1 to 16 hexadecimal digits, up to 7fffffff, and extensions of"
                                + " plain text";
                    case "line" -> "a line does not end in CR LF";
                    case "more" -> "a chunk has more bytes than its length says";
                    case "trailer" -> "a trailer is not a name, a colon and a value in one line";
                    default -> throw new IllegalArgumentException(why);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31;%2$s\r\n%1$s\r\n0\r\n\r\n",
                "31\r\n%1$s\r\n0\r\nA: %2$s\r\n\r\n",
                "31\r\n%1$s\r\n0\r\nA: %2$s",
            })
    void mayNotHaveEndlessExtensionsAndTrailers(String chunks) {
        assertRefused(
                chunks.formatted(BODY, "x".repeat(1 << 17)),
                "its extensions and trailers have more than the 65536 bytes that are allowed");
    }

    private void assertRefused(String chunks, String why) {
        String answer = server.untilClosed(request(CHATS, "X-Other: b", chunks));

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1")
                .containsIgnoringCase("\r\nConnection: close\r\n")
                .endsWith("{\"error\":{\"message\":\"the chunked body is malformed: %s\",".formatted(why)
                        + "\"type\":\"BadRequestError\",\"param\":null,\"code\":400}}");
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
            String request = request(path, "X-Other: b", "7fffffff\r\n" + "x".repeat(160_000));
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
