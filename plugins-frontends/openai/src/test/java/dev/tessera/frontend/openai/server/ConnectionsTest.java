package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections end whose clients do not end them, on a server that waits for the next call for days. */
@Timeout(60)
final class ConnectionsTest {
    private static final String CHAT =
            "{'stream': %s, 'messages': [{'role': 'user', 'content': 'Hello'}]}".replace('\'', '"');

    private static final String FURTHER = "GET /version HTTP/1.1\r\nHost: a\r\n\r\n";

    private final TestingServer server = TestingServer.start(
            TestingServer.engine(request -> TestingAnswer.tokens("Hi")),
            TestingConfigs.defaults(),
            TestingConfigs.waiting(Duration.ofDays(1), Duration.ofDays(1)));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Close", "TE, close"})
    void endAfterTheCallThatIsSaidToBeTheLast(String connection) {
        String answer =
                server.untilClosed("GET /health HTTP/1.1\r\nHost: a\r\nConnection: %s\r\n\r\n".formatted(connection));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Connection: close")
                .endsWith("{\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endAfterTheLastByteOfTheLastAnswer(boolean stream) {
        String body = CHAT.formatted(stream);

        String answer = server.untilClosed(
                "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body));

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(stream ? "data: [DONE]\n\n\r\n0\r\n\r\n" : "}");
    }

    @Test
    void endWithoutAnswersToWhatFollowsTheLastCall() {
        assertThat(server.untilClosed("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + FURTHER))
                .startsWith("HTTP/1.1 200 ")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void endWithoutTakingTheBodyOfTheLastCallForAnother() {
        assertThat(server.untilClosed(
                        "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(FURTHER.length(), FURTHER)))
                .startsWith("HTTP/1.1 200 ")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /health, 200",
        "HEAD, /health, 200",
        "OPTIONS, /health, 200",
        "POST, /nothing, 404",
        "POST, /v1/chat/completions, 400"
    })
    void endWhereABodyIsSentThatWasNotAskedFor(String method, String path, int status) {
        assertThat(server.untilClosed(
                        "%s %s HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(method, path, FURTHER.length(), FURTHER)))
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .containsOnlyOnce("HTTP/1.1 ")
                .containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @Test
    void endWhereTheyAreOfAnOlderVersion() {
        assertThat(server.untilClosed("GET /health HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ")
                .contains("\"the server speaks HTTP/1.1, not HTTP/1.0\"");
    }
}
