package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer has a name, by which its client can ask about it. */
@Timeout(60)
final class CallNamesTest {
    private static final String HEADER = "X-Request-Id";
    private static final String NEW = "[0-9a-f]{32}";

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/models, key, 200",
        "GET, /v1/models, wrong, 401",
        "GET, /health, wrong, 200",
        "GET, /metrics, wrong, 200",
        "GET, /nowhere, key, 404",
        "GET, /v1/chat/completions, key, 405",
        "POST, /v1/chat/completions, wrong, 401",
        "POST, /v1/chat/completions, key, 400",
        "POST, /tokenize, key, 400",
    })
    void areInEveryAnswer(String method, String path, String key, int status) {
        try (TestingServer server = start(List.of("key"))) {
            HttpRequest.Builder request = server.request(path)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Authorization", "Bearer " + key);

            HttpResponse<String> unnamed = server.send(request);
            HttpResponse<String> named = server.send(request.header(HEADER, "mine"));

            assertThat(unnamed.statusCode()).isEqualTo(status);
            assertThat(unnamed.headers().allValues(HEADER))
                    .singleElement()
                    .satisfies(name -> assertThat(name).matches(NEW));
            assertThat(named.headers().allValues(HEADER)).containsExactly("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "\u00e9"})
    void areNotThoseThatAreMalformed(String name) {
        assertAnew(name);
    }

    @Test
    void areNotThoseThatAreTooLong() {
        assertAnew("x".repeat(500));
    }

    private static void assertAnew(String name) {
        try (TestingServer server = start(List.of())) {
            for (String path : List.of("/v1/models", "/tokenize", "/v1/chat/completions")) {
                String answer =
                        server.untilClosed("GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: %s\r\n\r\n"
                                .formatted(path, name));

                assertThat(answer)
                        .containsOnlyOnce(HEADER)
                        .containsPattern(HEADER + ": " + NEW)
                        .doesNotContain("\r\nRequest-Id");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELLO", "GET / HTTP/9.9", "GET /%zz HTTP/1.1\r\nHost: a", "GET / HTTP/1.1\r\nHost a"})
    void areInAnswersToWhatIsNotProperHttp(String request) {
        try (TestingServer server = start(List.of())) {
            assertThat(server.untilClosed(request + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ")
                    .containsPattern(HEADER + ": " + NEW);
        }
    }

    private static TestingServer start(List<String> keys) {
        return TestingServer.start(
                TestingServer.engine(request -> TestingAnswer.tokens("Hi")),
                TestingConfigs.defaults(),
                TestingConfigs.server(keys));
    }
}
