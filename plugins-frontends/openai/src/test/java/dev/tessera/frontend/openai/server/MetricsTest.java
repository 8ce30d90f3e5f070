package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.Usage;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server counts and times. Everything is recorded when it has ended. */
final class MetricsTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String HELLO = "{'messages': [{'role': 'user', 'content': 'Hello'}]}";

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));

    @Test
    void areShownToEverybodyInTheFormatOfPrometheus() {
        try (TestingServer server =
                TestingServer.start(engine, TestingConfigs.defaults(), TestingConfigs.server(List.of("key")))) {
            server.send(server.request("/metrics"));
            HttpResponse<String> response = server.send(server.request("/metrics"));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(response.body())
                    .contains("tessera_http_requests{method=GET, route=/metrics, status=200} 1\n")
                    .contains("tessera_http_request_duration_seconds{route=/metrics} 1\n");
        }
    }

    @Test
    void countCallsByRouteMethodAndStatus() {
        try (TestingServer server = TestingServer.start(engine)) {
            // the end waits for calls of the API alone, and with them for those before on the same connection
            server.send(server.request("/made/up/17").method("BREW", BodyPublishers.noBody()));
            server.send(server.request(CHAT));
            server.send(server.post(CHAT, HELLO));
            server.send(server.post(CHAT, HELLO.replace("{'messages'", "{'stream': true, 'messages'")));
            server.send(server.post(CHAT, "{'n': 0}"));

            server.closeFrontend();

            TestingMetrics metrics = server.metrics();
            assertThat(metrics.counted("http_requests{method=POST, route=%s, status=200}".formatted(CHAT)))
                    .isEqualTo(2);
            assertThat(metrics.counted("http_requests{method=POST, route=%s, status=400}".formatted(CHAT)))
                    .isEqualTo(1);
            assertThat(metrics.counted("http_requests{method=GET, route=%s, status=405}".formatted(CHAT)))
                    .isEqualTo(1);
            assertThat(metrics.counted("http_requests{method=other, route=other, status=404}"))
                    .isEqualTo(1);
            assertThat(metrics.timed("http_request_duration_seconds{route=%s}".formatted(CHAT)))
                    .hasSize(4)
                    .allMatch(Duration::isPositive);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/responses | {'input': 'Hello'} | 1",
                "/v1/messages | {'max_tokens': 5, 'messages': [{'role': 'user', 'content': 'Hello'}]} | 1",
                "/v1/messages/count_tokens | {'messages': [{'role': 'user', 'content': 'Hello'}]} | 0",
            })
    void countAndTimeTheOtherCallsOfConversations(String route, String body, int generations) {
        try (TestingServer server = TestingServer.start(engine)) {
            server.send(server.post(route, body));
            server.send(server.post(route, "{}"));

            server.closeFrontend();

            TestingMetrics metrics = server.metrics();
            assertThat(metrics.counted("http_requests{method=POST, route=%s, status=200}".formatted(route)))
                    .isEqualTo(1);
            assertThat(metrics.counted("http_requests{method=POST, route=%s, status=400}".formatted(route)))
                    .isEqualTo(1);
            assertThat(metrics.timed("http_overhead_seconds")).hasSize(generations);
        }
    }

    @Test
    void timeWhatTheServerAddsToTheEngine() {
        try (TestingServer server = TestingServer.start(engine)) {
            server.send(server.post(CHAT, HELLO));
            server.send(server.post(CHAT, HELLO.replace("{'messages'", "{'stream': true, 'messages'")));
            server.send(server.post(CHAT, "{'n': 0}"));
            server.send(server.request("/v1/models"));

            server.closeFrontend();

            TestingMetrics metrics = server.metrics();
            // the engine of the test says that it took no time
            assertThat(metrics.timed("http_overhead_seconds"))
                    .hasSize(2)
                    .isSubsetOf(metrics.timed("http_request_duration_seconds{route=%s}".formatted(CHAT)));
        }
    }

    @Test
    void takeTheTimeOfTheEngineOff() {
        Duration hour = Duration.ofHours(1);
        TestingAnswer slow = TestingAnswer.of(
                new Started("p", List.of(1)),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(new Usage(1, 0, 0, Map.of(), Duration.ZERO, hour, Duration.ZERO)));
        try (TestingServer server = TestingServer.start(TestingServer.engine(request -> slow))) {
            server.send(server.post(CHAT, HELLO));

            server.closeFrontend();

            assertThat(server.metrics().timed("http_overhead_seconds")).isEmpty();
        }
    }
}
