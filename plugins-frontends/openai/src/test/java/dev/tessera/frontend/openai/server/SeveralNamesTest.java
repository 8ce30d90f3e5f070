package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A model that is served under several names. */
final class SeveralNamesTest {
    private final ServedModel model = new ServedModel("eyes", 4096, Set.of(Modality.IMAGE), List.of("org/sight"));
    private final TestingServer server =
            TestingServer.start(new TestingInferenceService(model, _ -> TestingAnswer.tokens("Hi")));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isAskedForByAnyOfThemAndAnswersWithTheFirst() {
        for (String name : List.of("eyes", "org/sight")) {
            JsonNode answer =
                    server.chat("{'model': '%s', 'messages': [{'role': 'user', 'content': 'a'}]}".formatted(name));

            assertThat(answer.get("model").asString()).isEqualTo("eyes");
        }
        assertThat(server.chat("{'model': 'sight', 'messages': [{'role': 'user', 'content': 'a'}]}")
                        .at("/error/code")
                        .asInt())
                .isEqualTo(404);
    }

    @Test
    void isListedUnderEach() {
        JsonNode models = TestingServer.json(server.send(server.request("/v1/models")));

        assertThat(models.get("data").valueStream().map(entry -> entry.get("id").asString()))
                .containsExactly("eyes", "org/sight");
        assertThat(models.get("data")
                        .valueStream()
                        .map(entry -> entry.get("root").asString()))
                .containsOnly("eyes");
        assertThat(TestingServer.json(server.send(server.request("/v1/models/org/sight")))
                        .get("id")
                        .asString())
                .isEqualTo("org/sight");
    }
}
