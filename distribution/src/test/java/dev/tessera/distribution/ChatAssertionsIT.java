package dev.tessera.distribution;

import static dev.tessera.distribution.DemoServer.WHAT;
import static dev.tessera.distribution.DemoServer.content;
import static dev.tessera.distribution.DemoServer.promptTokens;
import static dev.tessera.distribution.ServerCalls.body;
import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The assertions on vLLM's server that are about prompts and answers, in section 6.2 of the functional specification, asked over
 * HTTP of the demo model; each test's name begins with the number of its own.
 */
final class ChatAssertionsIT {
    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        assertThat(server.terminate().lines())
                .as("assertion 48 has a warning; nothing else has anything")
                .singleElement(STRING)
                .contains("WARN", "A system message has media");
    }

    @Test
    void assertion1UsageCountsWhatTheReferencesProcessorDoes() {
        JsonObject example = DemoModelIT.examples().getFirst();

        JsonObject answer = server.calls()
                .chat(
                        Map.of("max_tokens", 10, "ignore_eos", true),
                        user(
                                image(server.web().url(example.strings("images").getFirst())),
                                text(example.string("question"))));

        assertThat(answer.objects("choices").getFirst().string("finish_reason")).isEqualTo("length");
        JsonObject usage = answer.object("usage");
        assertThat(usage.integer("prompt_tokens")).isEqualTo(example.integer("prompt_tokens"));
        assertThat(usage.integer("total_tokens")).isEqualTo(example.integer("prompt_tokens") + 10);
    }

    @Test
    void assertion3AFollowUpWithHistoryIsAnswered() {
        JsonObject first = server.describe(server.web().url("scene-00.png"));

        JsonObject second = server.calls()
                .chat(
                        Map.of(),
                        user(image(server.web().url("scene-00.png")), text(WHAT)),
                        Map.of("role", "assistant", "content", content(first)),
                        Map.of("role", "user", "content", "express your result in json"));

        assertThat(content(second)).isNotEmpty();
        assertThat(promptTokens(second)).isGreaterThan(promptTokens(first));
    }

    @Test
    void assertion4DeltasTogetherAreTheTextAndOnlyTheLastHasAReason() {
        Map<String, Object> question = user(image(server.web().url("scene-00.png")), text(WHAT));

        List<JsonObject> choices = server.calls().events(Map.of(), question).stream()
                .map(event -> event.objects("choices").getFirst())
                .toList();

        StringBuilder streamed = new StringBuilder();
        choices.forEach(choice -> streamed.append(choice.object("delta").string("content")));
        assertThat(streamed).hasToString(content(server.calls().chat(Map.of(), question)));
        assertThat(choices.stream().filter(choice -> choice.has("finish_reason")))
                .containsExactly(choices.getLast());
    }

    @Test
    void assertion5TooManyImagesAreRefusedBeforeAnyIsFetched() {
        int before = server.web().requests();
        Map<String, Object> picture = image(server.web().url("scene-00.png"));

        JsonObject error = server.calls().refusal(400, user(picture, picture, picture, picture, text(WHAT)));

        assertThat(error.string("message")).contains("image").contains(Integer.toString(DemoServer.MOST_IMAGES));
        assertThat(error.string("param")).isEqualTo("image");
        assertThat(server.web().requests()).isEqualTo(before);
        assertThat(content(server.calls().chat(Map.of(), user(picture, text(WHAT)))))
                .isNotEmpty();
    }

    @Test
    void assertion6ImagesOfAllMessagesCount() {
        Map<String, Object> two =
                user(image(server.web().url("scene-00.png")), image(server.web().url("scene-00.png")), text(WHAT));

        JsonObject error = server.calls().refusal(400, two, Map.of("role", "assistant", "content", "Shapes."), two);

        assertThat(error.string("param")).isEqualTo("image");
    }

    @Test
    void assertion18TokenizeCountsWhatUsageDoes() {
        Map<String, Object> question = user(image(server.web().url("scene-00.png")), text(WHAT));

        JsonObject tokens = server.calls().answer("/tokenize", body(Map.of(), question));

        assertThat(tokens.integer("count"))
                .isEqualTo(tokens.integers("tokens").size())
                .isEqualTo(DemoModelIT.examples().getFirst().integer("prompt_tokens"))
                .isEqualTo(promptTokens(server.calls().chat(Map.of(), question)));
    }

    @Test
    void assertion46EveryMetricIsThereAfterOneRequest() {
        server.describe(server.web().url("scene-00.png"));

        String exposition = server.calls().get("/metrics");

        assertThat(VllmMetrics.NAMES)
                .allSatisfy(name -> assertThat(exposition).containsPattern("(?m)^tessera_%s[{ ]".formatted(name)));
    }

    @Test
    void assertion48ASystemMessageMayHaveAnImage() {
        JsonObject answer = server.calls()
                .chat(
                        Map.of(),
                        Map.of(
                                "role",
                                "system",
                                "content",
                                List.of(image(server.web().url("scene-00.png")))),
                        user(text(WHAT)));

        assertThat(content(answer)).isNotEmpty();
    }
}
