package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import dev.tessera.testkit.metrics.TestingMetrics;
import io.helidon.webserver.WebServerConfig;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class RoutesTest {
    private static final String HELLO = "{'messages': [{'role': 'user', 'content': 'Hello'}]}";

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersAChatInOnePiece() {
        HttpResponse<String> response =
                server.send(server.post("/v1/chat/completions", HELLO).header("X-Request-Id", "r-1"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("X-Request-Id")).contains("r-1");
        assertThat(TestingServer.json(response).get("id").asString()).isEqualTo("chatcmpl-r-1");
        assertThat(TestingServer.json(response).at("/choices/0/message/content").asString())
                .isEqualTo("Hi");
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void namesARequestThatItsClientDoesNotName() {
        HttpResponse<String> response = server.send(server.post("/v1/chat/completions", HELLO));

        assertThat(response.headers().firstValue("X-Request-Id").map("chatcmpl-"::concat))
                .contains(TestingServer.json(response).get("id").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/completions", "/v1/responses", "/v1/messages"})
    void namesARequestThatCannotBeRead(String path) {
        HttpResponse<String> response = server.send(server.post(path, "{"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.headers().allValues("X-Request-Id")).hasSize(1);
    }

    @Test
    void leavesItToTheConnectionsWhenTheyAreIdle() {
        Duration idle = Duration.ofMinutes(30);

        assertThat(settings(idle).idleConnectionTimeout()).isGreaterThan(idle);
    }

    @Test
    void sendsEventsWithoutWaitingForThoseBeforeToArrive() {
        assertThat(settings(Duration.ofMinutes(1)).connectionOptions().tcpNoDelay())
                .isTrue();
    }

    private WebServerConfig settings(Duration idle) {
        return new OpenAiFrontend(
                        TestingConfigs.defaults(),
                        TestingConfigs.waiting(Duration.ofMinutes(1), idle),
                        TestingConfigs.templates(),
                        TestingConfigs.cors(),
                        new TestingMetrics())
                .settings(engine);
    }

    @Test
    void listsTheModel() {
        HttpResponse<String> response = server.send(server.request("/v1/models"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()
                        .replaceAll("\"created\":\\d+", "\"created\":1")
                        .replaceAll("\"created_at\":\"[^\"]+\"", "\"created_at\":\"t\""))
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"id\":\"demo\",\"object\":\"model\",\"type\":\"model\","
                        + "\"display_name\":\"demo\",\"created\":1,\"created_at\":\"t\","
                        + "\"owned_by\":\"tessera\",\"root\":\"demo\",\"parent\":null,\"max_model_len\":4096,"
                        + "\"permission\":[{\"id\":\"modelperm-demo\",\"object\":\"model_permission\",\"created\":1,"
                        + "\"allow_create_engine\":false,\"allow_sampling\":true,\"allow_logprobs\":true,"
                        + "\"allow_search_indices\":false,\"allow_view\":true,\"allow_fine_tuning\":false,"
                        + "\"organization\":\"*\",\"group\":null,\"is_blocking\":false}],"
                        + "\"input_modalities\":[\"image\",\"video\"]}],"
                        + "\"first_id\":\"demo\",\"last_id\":\"demo\",\"has_more\":false}");
    }

    @ParameterizedTest
    @CsvSource({"/health, ok", "/ready, ready", "/ping, ok"})
    void saysThatItIsThere(String path, String status) {
        HttpResponse<String> response = server.send(server.request(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestingServer.json(response).get("status").asString()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /health/",
        "GET, /ping/",
        "POST, /ping",
        "POST, /ping/",
        "HEAD, /metrics/",
        "GET, /v1/models/",
        "GET, /v1/models/demo/",
        "OPTIONS, /v1/chat/completions/",
    })
    void doesNotMindASlashAtTheEnd(String method, String path) {
        assertThat(server.send(server.request(path).method(method, BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersChatsAtAPathWithASlashAtTheEnd() {
        HttpResponse<String> response = server.send(server.post("/v1/chat/completions/", HELLO));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestingServer.json(server.send(server.post("/v1/messages/", "{}")))
                        .get("type")
                        .asString())
                .isEqualTo("error");
    }

    @Test
    void goesOnAfterABodyThatNobodyAskedFor() {
        assertThat(server.send(server.post("/ping", "{}")).statusCode()).isEqualTo(200);
        assertThat(server.send(server.request("/ping")).statusCode()).isEqualTo(200);
    }

    @Test
    void saysHowManyCallsAreUnderWay() throws InterruptedException {
        ControlledService service = new ControlledService();
        try (TestingServer controlled = TestingServer.start(service)) {
            assertThat(load(controlled)).isZero();

            CompletableFuture<HttpResponse<Stream<String>>> response =
                    controlled.lines(controlled.post("/v1/chat/completions", HELLO));
            ControlledService.Answer answer = service.nextAnswer();
            assertThat(load(controlled)).isEqualTo(1);

            answer.begin();
            answer.finish();
            response.join();
        }
    }

    private static int load(TestingServer server) {
        return TestingServer.json(server.send(server.request("/load")))
                .get("server_load")
                .asInt();
    }

    @Test
    void saysItsVersion() {
        assertThat(TestingServer.json(server.send(server.request("/version")))
                        .get("version")
                        .asString())
                .matches("\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 404, NotFoundError, there is no GET /",
        "POST, /v1/chat, 404, NotFoundError, there is no POST /v1/chat",
        "GET, /v1/chat/completions, 405, MethodNotAllowedError, /v1/chat/completions is called with the method POST",
        "DELETE, /v1/models, 405, MethodNotAllowedError, /v1/models is called with the method GET",
    })
    void refusesOtherPathsAndMethods(String method, String path, int status, String type, String message) {
        HttpResponse<String> response = server.send(server.request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":%d}}"
                        .formatted(message, type, status));
    }

    @Test
    void refusesABodyThatSaysItIsNoJson() {
        HttpResponse<String> response = server.send(server.request("/v1/chat/completions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestingServer.json(response).at("/error/message").asString())
                .isEqualTo("Unsupported Media Type: Only 'application/json' is allowed");
    }

    @Test
    void refusesABodyOverTheLimitWhetherItsLengthIsKnownOrNot() {
        byte[] body = "x".repeat(1000).getBytes(UTF_8);
        try (TestingServer tight = TestingServer.start(engine, TestingConfigs.tight(), TestingConfigs.server())) {
            for (BodyPublisher publisher : List.of(
                    BodyPublishers.ofByteArray(body),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
                HttpResponse<String> response = tight.send(tight.request("/v1/chat/completions")
                        .header("Content-Type", "application/json")
                        .POST(publisher));

                assertThat(response.statusCode()).isEqualTo(413);
                assertThat(TestingServer.json(response).at("/error/type").asString())
                        .isEqualTo("ContentTooLargeError");
            }
            assertThat(tight.send(tight.request("/health")).statusCode()).isEqualTo(200);
        }
    }

    /** A client that writes its whole body before it reads would otherwise find the connection reset, and no answer. */
    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void takesWhatItRefusedSoThatTheClientCanReadTheRefusal(String connection) {
        String body = "x".repeat(8 << 20);

        assertThat(sendWholeBody("Connection: %s\r\nContent-Length: %d".formatted(connection, body.length()), body))
                .startsWith("HTTP/1.1 413 ")
                .contains("ContentTooLargeError");
    }

    @Test
    void takesWhatItRefusedAfterItHadAskedForIt() {
        String chunks = "400\r\n%s\r\n".formatted("x".repeat(1 << 10)).repeat(8 << 10);

        assertThat(sendWholeBody("Expect: 100-continue\r\nTransfer-Encoding: chunked", chunks + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 100 ")
                .contains("HTTP/1.1 413 ", "ContentTooLargeError");
    }

    private String sendWholeBody(String headers, String body) {
        try (TestingServer tight = TestingServer.start(engine, TestingConfigs.tight(), TestingConfigs.server())) {
            return tight.untilClosed(
                    "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n%s\r\n\r\n%s"
                            .formatted(headers, body));
        }
    }

    @Test
    void describesTheModel() {
        JsonNode model = TestingServer.json(server.send(server.request("/v1/models/demo")));

        assertThat(model.get("id").asString()).isEqualTo("demo");
        assertThat(Instant.parse(model.get("created_at").asString()).getEpochSecond())
                .isEqualTo(model.get("created").asLong());
    }

    @ParameterizedTest
    @CsvSource({"nope, nope", "org/gpt, org/gpt", "a%20b, a b", "demo/x, demo/x"})
    void describesNoOtherModel(String path, String name) {
        HttpResponse<String> response = server.send(server.request("/v1/models/" + path));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestingServer.json(response).get("error"))
                .isEqualTo(server.chat("{'model': '%s', 'messages': []}".formatted(name))
                        .get("error"));
    }

    @Test
    void refusesAModelThatIsNotServed() {
        HttpResponse<String> response =
                server.send(server.post("/v1/chat/completions", "{'model': 'gpt', 'messages': []}"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestingServer.json(response).at("/error/type").asString()).isEqualTo("NotFoundError");
    }

    @Test
    void passesOnWhoAsks() {
        server.send(server.post(
                        "/v1/chat/completions",
                        "{'cache_salt': 's', 'messages': [{'role': 'user', 'content': 'Hello'}]}")
                .header("X-Vllm-Priority", "-3"));

        assertThat(engine.requests().getLast().context().cacheSalt()).contains("s");
        assertThat(engine.requests().getLast().context().priority()).isEqualTo(-3);
        server.send(
                server.post("/v1/chat/completions", HELLO.replaceFirst("\\{", "{'priority': 9223372036854775807, ")));
        assertThat(engine.requests().getLast().context().priority()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'cache_salt': 'the client', "})
    void takesTheSaltOfTheHeaderFirst(String field) {
        server.send(server.post("/v1/chat/completions", HELLO.replace("{'messages'", "{%s'messages'".formatted(field)))
                .header("X-Cache-Salt", "the proxy"));

        assertThat(engine.requests().getLast().context().cacheSalt()).contains("the proxy");
    }

    @Test
    void limitsSalts() {
        String salt = "\uD83D\uDE80".repeat(1024);
        String body = HELLO.replace("{'messages'", "{'cache_salt': '%s', 'messages'");

        assertThat(server.send(server.post("/v1/chat/completions", body.formatted(salt)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.chat(body.formatted(salt + "x")).at("/error/message").asString())
                .isEqualTo("cache_salt has 1025 characters, but must have 1 to 1024 (parameter=cache_salt)");
        assertThat(server.chat(body.formatted("")).at("/error/message").asString())
                .isEqualTo("cache_salt has 0 characters, but must have 1 to 1024 (parameter=cache_salt)");
        HttpResponse<String> refused =
                server.send(server.post("/v1/chat/completions", HELLO).header("X-Cache-Salt", "x".repeat(1025)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestingServer.json(refused).at("/error/message").asString())
                .isEqualTo(
                        "the header X-Cache-Salt has 1025 characters, but must have 1 to 1024 (parameter=cache_salt)");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Vllm-Priority, high, the header X-Vllm-Priority is not a whole number (parameter=priority)",
        "X-Request-Id, a b, 'the header X-Request-Id has 3 characters, but must have 1 to 128, all of them visible ones of ASCII, without spaces"
                + " (parameter=request_id)'",
    })
    void refusesAHeaderOutOfShape(String name, String value, String message) {
        HttpResponse<String> response =
                server.send(server.post("/v1/chat/completions", HELLO).header(name, value));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestingServer.json(response).at("/error/message").asString()).isEqualTo(message);
    }
}
