package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeysTest {
    private static final String HELLO = "{'messages': [{'role': 'user', 'content': 'Hello'}]}";

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
    private final TestingServer server =
            TestingServer.start(engine, TestingConfigs.defaults(), TestingConfigs.server(List.of("alpha", "beta")));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer gamma",
        "Authorization, Bearer alph",
        "Authorization, alpha",
        "Authorization, Basic alpha",
        "X-Api-Key, gamma",
        "X-Other, alpha",
    })
    void areRequired(String header, String value) {
        HttpResponse<String> response =
                server.send(server.post("/v1/chat/completions", HELLO).header(header, value));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"tessera\"");
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"this call needs a valid API key\",\"type\":\"AuthenticationError\","
                                + "\"param\":null,\"code\":401}}");
        assertThat(engine.requests()).isEmpty();
    }

    @Test
    void makeATenantEach() {
        assertThat(tenant("Authorization", "Bearer alpha"))
                .isEqualTo(tenant("X-Api-Key", "alpha"))
                .isNotEqualTo(tenant("Authorization", "Bearer beta"))
                .doesNotContain("alpha");
    }

    @Test
    void mayStandBesideOneThatIsWrong() {
        for (String right : List.of("Authorization", "X-Api-Key")) {
            HttpResponse<String> response = server.send(server.post("/v1/chat/completions", HELLO)
                    .header("Authorization", right.equals("Authorization") ? "Bearer alpha" : "Bearer gamma")
                    .header("X-Api-Key", right.equals("X-Api-Key") ? "alpha" : "gamma"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(engine.requests().getLast().context().tenant()).isEqualTo(tenant("X-Api-Key", "alpha"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/version", "/metrics", "/openapi.json"})
    void areNotNeededToAskHowTheServerIs(String path) {
        assertThat(server.send(server.request(path)).statusCode()).isEqualTo(200);
    }

    private String tenant(String header, String value) {
        HttpResponse<String> response =
                server.send(server.post("/v1/chat/completions", HELLO).header(header, value));
        assertThat(response.statusCode()).isEqualTo(200);
        return engine.requests().getLast().context().tenant();
    }
}
