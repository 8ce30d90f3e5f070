package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.metrics.HttpMetrics;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds the document to the routes and to the errors. */
final class OpenApiTest {
    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
    private final TestingServer server = TestingServer.start(engine);
    private final TestingDocument document = new TestingDocument();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isShownToEverybody() {
        HttpResponse<String> response = server.send(server.request("/openapi.json"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(TestingServer.json(response)).isEqualTo(document.document());
        assertThat(document.document().at("/info/version").asString()).isEqualTo(PluginVersion.VERSION);
    }

    @Test
    void describesEveryRouteAndNoOther() {
        Map<String, Boolean> routes = new TreeMap<>();
        for (Route route : api().routes(engine).all()) {
            routes.put("%s %s".formatted(route.method(), route.path()), route.open());
        }
        Map<String, Boolean> described = new TreeMap<>();
        document.document()
                .get("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> described.put(
                        "%s %s".formatted(method.toUpperCase(Locale.ROOT), path),
                        operation.has("security") && operation.get("security").isEmpty())));

        assertThat(described).isEqualTo(routes);
    }

    @Test
    void knowsAllErrors() {
        JsonNode error = document.document().at("/components/schemas/Error/properties/error/properties");

        assertThat(error.at("/type/enum").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Arrays.stream(HttpError.values()).map(HttpError::type).toList());
        assertThat(error.at("/code/enum").valueStream().map(JsonNode::asInt))
                .containsExactlyElementsOf(
                        Arrays.stream(HttpError.values()).map(HttpError::status).toList());
        for (JsonNode operation : document.document().findValues("responses")) {
            operation.forEachEntry((status, response) -> {
                if (response.has("$ref")) {
                    HttpError named = HttpError.ofStatus(Integer.parseInt(status));
                    assertThat(response.get("$ref").asString()).isEqualTo("#/components/responses/" + named.type());
                }
            });
        }
    }

    @Test
    void describesTheNameThatEveryAnswerHas() {
        List<JsonNode> responses = new ArrayList<>();
        document.document().at("/components/responses").forEach(responses::add);
        document.document()
                .get("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.get("responses").forEach(responses::add)));

        assertThat(responses)
                .hasSizeGreaterThan(20)
                .allSatisfy(response -> assertThat(response.has("$ref")
                                || response.at("/headers/X-Request-Id/$ref")
                                        .asString()
                                        .equals("#/components/headers/RequestId"))
                        .as(response.toString())
                        .isTrue());
    }

    @Test
    void hasWellFormedSchemas() {
        document.document()
                .at("/components/schemas")
                .forEachEntry((name, schema) ->
                        assertThat(document.problemsOfSchema(schema)).as(name).isEmpty());
        assertThat(document.references())
                .isNotEmpty()
                .allMatch(reference ->
                        !document.document().at(reference.substring(1)).isMissingNode());
    }

    private static Api api() {
        return new Api(
                TestingConfigs.defaults(),
                new Templates(TestingConfigs.templates(), TestingConfigs.defaults()),
                TestingConfigs.server(),
                new JsonWriter(),
                new CallsUnderWay(System::nanoTime),
                new HttpMetrics(new TestingMetrics(), System::nanoTime),
                AnswerIds.random());
    }
}
