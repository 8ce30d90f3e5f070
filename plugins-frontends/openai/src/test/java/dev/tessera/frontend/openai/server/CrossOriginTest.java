package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.CorsConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told about web pages of other origins. */
@Timeout(60)
final class CrossOriginTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String PAGE = "https://page.org";
    private static final String PREFIX = "access-control-";
    private static final Map<String, String> READABLE =
            Map.of("allow-origin", PAGE, "expose-headers", "X-Request-Id, Request-Id, Retry-After");

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "OPTIONS"})
    void isClosedUnlessItIsOpened(String method) {
        try (TestingServer server = start(TestingConfigs.cors())) {
            HttpResponse<String> response = server.send(from(PAGE, server.request("/v1/models"))
                    .header("Access-Control-Request-Method", "GET")
                    .header("Authorization", "Bearer key")
                    .method(method, BodyPublishers.noBody()));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(told(response)).isEmpty();
            assertThat(response.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void letsPagesOfTheOriginsRead() {
        try (TestingServer server = start(TestingConfigs.cors(List.of("http://other.org", PAGE), false))) {
            HttpResponse<String> response = server.send(from(PAGE, chat(server, "false")));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(told(response)).isEqualTo(READABLE);
            assertThat(response.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @Test
    void letsThemReadStreams() {
        try (TestingServer server = start(TestingConfigs.cors(List.of(PAGE), false))) {
            HttpResponse<String> response = server.send(from(PAGE, chat(server, "true")));

            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            assertThat(told(response)).isEqualTo(READABLE);
        }
    }

    @Test
    void letsThemReadErrors() {
        try (TestingServer server = start(TestingConfigs.cors(List.of(PAGE), false))) {
            assertReadable(server.send(from(PAGE, server.request("/v1/models"))), 401);
            assertReadable(server.send(from(PAGE, server.request("/nothing"))), 404);
            assertReadable(server.send(from(PAGE, server.request(CHAT))), 405);
            assertReadable(server.send(from(PAGE, chat(server, "1"))), 400);
            // refused by the library, after the headers and before
            assertReadable(server.send(from(PAGE, chat(server, "false")).header("Content-Encoding", "gzip")), 415);
            assertThat(server.untilClosed("POST /health HTTP/1.1\r\nHost: a\r\nOrigin: %s\r\nContent-Length: x\r\n\r\n"
                            .formatted(PAGE)))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Access-Control-Allow-Origin: " + PAGE);
        }
    }

    private static void assertReadable(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(told(response)).isEqualTo(READABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://page.org", "https://page.org:8443", "https://a.page.org", "https://page.org.evil", "null"
            })
    void tellsNothingToPagesOfOtherOrigins(String origin) {
        try (TestingServer server = start(TestingConfigs.cors(List.of(PAGE), true))) {
            HttpResponse<String> asked = server.send(before(origin, server, "POST", "content-type"));
            HttpResponse<String> made = server.send(from(origin, chat(server, "false")));

            assertThat(told(asked)).isEmpty();
            assertThat(told(made)).isEmpty();
            // a cache must not give this answer to the page that may read
            assertThat(made.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @Test
    void variesWhereThereIsNoOrigin() {
        try (TestingServer server = start(TestingConfigs.cors(List.of(PAGE), false))) {
            HttpResponse<String> response = server.send(server.request("/health"));

            assertThat(told(response)).isEmpty();
            assertThat(response.headers().allValues("Vary")).containsExactly("Origin");
        }
    }

    @Test
    void isAskedBeforeWithoutAKey() {
        try (TestingServer server = start(TestingConfigs.cors(List.of(PAGE), false))) {
            HttpResponse<String> response = server.send(before(PAGE, server, "POST", "authorization,content-type"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(told(response))
                    .isEqualTo(Map.of(
                            "allow-origin", PAGE,
                            "allow-methods", "POST",
                            "allow-headers", "authorization,content-type",
                            "max-age", "600"));
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, content-type", "DELETE, x-other"})
    void tellsWhatIsAllowedWhateverIsAskedFor(String method, String header) {
        CorsConfig cors =
                new CorsConfig(List.of("*"), List.of("GET", "POST"), List.of("Authorization", "Content-Type"), false);
        try (TestingServer server = start(cors)) {
            HttpResponse<String> response = server.send(before(PAGE, server, method, header));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(told(response))
                    .isEqualTo(Map.of(
                            "allow-origin", "*",
                            "allow-methods", "GET, POST",
                            "allow-headers", "Authorization, Content-Type",
                            "max-age", "600"));
        }
    }

    @Test
    void canBeOpenToAll() {
        try (TestingServer server = start(TestingConfigs.cors(List.of("*"), false))) {
            HttpResponse<String> response = server.send(from("null", chat(server, "false")));

            assertThat(told(response))
                    .isEqualTo(Map.of("allow-origin", "*", "expose-headers", "X-Request-Id, Request-Id, Retry-After"));
            assertThat(response.headers().firstValue("Vary")).isEmpty();
        }
    }

    @Test
    void saysThatItIsOpenToAllWhoeverAsks() {
        try (TestingServer server = start(TestingConfigs.cors(List.of("*"), false))) {
            // a cache may give this answer to a page
            assertThat(told(server.send(server.request("/health")))).isEqualTo(Map.of("allow-origin", "*"));
        }
    }

    @Test
    void canBeOpenToCredentials() {
        try (TestingServer server = start(TestingConfigs.cors(List.of(PAGE), true))) {
            assertThat(told(server.send(from(PAGE, chat(server, "false")))))
                    .containsEntry("allow-credentials", "true")
                    .containsEntry("allow-origin", PAGE);
            assertThat(told(server.send(before(PAGE, server, "POST", "x-other"))))
                    .containsEntry("allow-credentials", "true")
                    .containsEntry("allow-methods", "POST")
                    .containsEntry("allow-headers", "x-other");
        }
    }

    private TestingServer start(CorsConfig cors) {
        return TestingServer.start(
                engine,
                TestingConfigs.defaults(),
                TestingConfigs.server(List.of("key")),
                TestingConfigs.templates(),
                cors);
    }

    private static HttpRequest.Builder chat(TestingServer server, String stream) {
        return server.post(CHAT, "{'stream': %s, 'messages': [{'role': 'user', 'content': 'Hello'}]}".formatted(stream))
                .header("Authorization", "Bearer key");
    }

    private static HttpRequest.Builder from(String origin, HttpRequest.Builder request) {
        return request.header("Origin", origin);
    }

    private static HttpRequest.Builder before(String origin, TestingServer server, String method, String header) {
        return from(origin, server.request(CHAT))
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", header)
                .method("OPTIONS", BodyPublishers.noBody());
    }

    /** The headers of an answer that tell browsers of other origins, without what their names begin with. */
    private static Map<String, String> told(HttpResponse<String> response) {
        Map<String, String> told = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                told.put(name.toLowerCase(Locale.ROOT).substring(PREFIX.length()), String.join(", ", values));
            }
        });
        return told;
    }
}
