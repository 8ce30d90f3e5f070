package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whose clients are told of a failure in which form. */
@Timeout(60)
final class DialectTest {
    private final TestingServer server = TestingServer.start(
            TestingServer.engine(request -> TestingAnswer.tokens("Hi")),
            TestingConfigs.defaults(),
            TestingConfigs.server(List.of("key")));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models, wrong, 401, authentication_error",
        "/v1/models/z, key, 404, not_found_error",
        "/nowhere, key, 404, not_found_error",
        "/v1/chat/completions, key, 405, invalid_request_error",
    })
    void isAnthropicsWhereTheirHeaderIs(String path, String key, int status, String type) {
        HttpResponse<String> refused =
                server.send(server.request(path).header("X-Api-Key", key).header("anthropic-version", "2023-06-01"));

        assertThat(refused.statusCode()).isEqualTo(status);
        assertAnthropics(refused, type);
    }

    @Test
    void isAnthropicsAtAllPathsUnderTheirs() {
        HttpResponse<String> refused =
                server.send(server.request("/v1/messages/batches").header("X-Api-Key", "key"));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertAnthropics(refused, "not_found_error");
    }

    @ParameterizedTest
    @CsvSource({"/v1/models", "/v1/messagesbatches"})
    void isOpenAisOtherwise(String path) {
        HttpResponse<String> refused = server.send(server.request(path).header("X-Api-Key", "wrong"));

        assertThat(TestingServer.json(refused).at("/error/code").isNumber()).isTrue();
        assertThat(refused.headers().allValues("Request-Id")).isEmpty();
    }

    @Test
    void isAnthropicsWhereTheLibraryRefusesTheCall() {
        String answer = server.untilClosed("POST /tokenize HTTP/1.1\r\nHost: a\r\nAnthropic-Version: 2023-06-01\r\n"
                + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer)
                .startsWith("HTTP/1.1 415 ")
                .contains("\r\nRequest-Id: ")
                .contains("invalid_request_error");
    }

    private static void assertAnthropics(HttpResponse<String> refused, String type) {
        JsonNode body = TestingServer.json(refused);
        assertThat(body.get("type").asString()).isEqualTo("error");
        assertThat(body.at("/error/type").asString()).isEqualTo(type);
        assertThat(refused.headers().allValues("Request-Id"))
                .containsExactly(body.get("request_id").asString());
    }
}
