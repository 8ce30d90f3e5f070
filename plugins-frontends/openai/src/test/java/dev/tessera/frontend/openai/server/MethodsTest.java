package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.testkit.generation.TestingAnswer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that are about other calls: their headers, and how they are made. */
@Timeout(60)
final class MethodsTest {
    private static final String REQUEST = "%s %s HTTP/1.1\r\nHost: a\r\n%s\r\n";

    private final TestingServer server =
            TestingServer.start(TestingServer.engine(request -> TestingAnswer.tokens("Hi")));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/version", "/openapi.json", "/v1/models", "/v1/models/demo"})
    void askForTheHeadersOfWhatGetAnswers(String path) {
        String answer = server.untilClosed(
                REQUEST.formatted("HEAD", path, "") + REQUEST.formatted("GET", path, "Connection: close\r\n"));

        int second = answer.indexOf("HTTP/1.1", 1);
        String got = answer.substring(second);
        assertThat(answer.substring(0, second))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nContent-Length: %d\r\n".formatted(length(got)))
                .contains("\r\nContent-Type: application/json\r\n")
                .endsWith("\r\n\r\n");
        assertThat(got).startsWith("HTTP/1.1 200 ").doesNotEndWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, '', 404",
        "/v1/chat/completions, '', 405",
        // a colon is missing, which is told by the library
        "/health, 'X-Other\r\n', 400",
        "/health, 'Transfer-Encoding: gzip\r\n', 400",
    })
    void haveNoErrorsWithABody(String path, String header, int status) {
        String answer = server.untilClosed(REQUEST.formatted("HEAD", path, "Connection: close\r\n" + header));

        assertThat(answer)
                .startsWith("HTTP/1.1 %d ".formatted(status))
                .containsOnlyOnce("HTTP/1.1")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/chat/completions, 405, 'POST, OPTIONS'",
        "DELETE, /v1/models, 405, 'GET, HEAD, OPTIONS'",
        "OPTIONS, /v1/chat/completions, 200, 'POST, OPTIONS'",
        "OPTIONS, /v1/models, 200, 'GET, HEAD, OPTIONS'",
    })
    void areTold(String method, String path, int status, String methods) {
        HttpResponse<String> response = server.send(server.request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Allow")).contains(methods);
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void areToldOfTheWholeServer() {
        String answer = server.untilClosed(REQUEST.formatted("OPTIONS", "*", "Connection: close\r\n"));

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\nContent-Length: 0\r\n")
                .contains("\r\nAllow: POST, GET, HEAD, OPTIONS\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void areNotToldWhereThereIsNothing() {
        HttpResponse<String> response =
                server.send(server.request("/nothing").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Allow")).isEmpty();
    }

    private static int length(String answer) {
        return answer.length() - answer.indexOf("\r\n\r\n") - 4;
    }
}
