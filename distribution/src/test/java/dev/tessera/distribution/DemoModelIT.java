package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded model answers as transformers does. */
final class DemoModelIT {
    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(List.of("--dtype", "float32"));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void close() throws IOException {
        client.close();
        server.close();
    }

    static List<JsonObject> imageExamples() {
        return JsonFile.read(Distribution.example("examples.json")).objects("examples").stream()
                .filter(example -> example.has("images"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("imageExamples")
    void answersAsTransformersDoes(JsonObject example) throws IOException, InterruptedException {
        JsonObject response =
                ExampleChats.send(client, ExampleChats.request(server, example, Map.of("return_token_ids", true)));

        JsonObject choice = response.objects("choices").getFirst();
        assertThat(choice.object("message").string("content")).isEqualTo(example.string("answer"));
        assertThat(choice.integers("token_ids")).isEqualTo(example.integers("output_ids"));
        assertThat(response.object("usage").integer("prompt_tokens")).isEqualTo(example.integer("prompt_tokens"));
    }

    @Test
    void answersOnTheCommandLineAsWell() {
        JsonObject example = imageExamples().getLast();
        List<String> arguments = new ArrayList<>(List.of("generate", "--json", "--dtype", "float32"));
        for (String image : example.strings("images")) {
            arguments.add("--image");
            arguments.add(Distribution.example(image).toString());
        }
        arguments.add(example.string("question"));
        CommandResult result = CommandResult.tessera(Distribution.home(), arguments);
        assertThat(result.error()).isEmpty();
        assertThat(result.exitCode()).isZero();
        JsonObject answer = JsonFile.parse(result.output().getBytes(UTF_8), "answer");
        assertThat(answer.string("text")).isEqualTo(example.string("answer"));
        assertThat(answer.integers("token_ids")).isEqualTo(example.integers("output_ids"));
        assertThat(answer.object("usage").integer("prompt_tokens")).isEqualTo(example.integer("prompt_tokens"));
    }

    @Test
    void printsTheAnswerToTheQuestionOfTheReadme() {
        CommandResult result = CommandResult.tessera(
                Distribution.example("."), List.of("generate", "--image", "scene-00.png", "What is in this image?"));
        assertThat(result.error()).isEmpty();
        assertThat(result.output())
                .isEqualTo("The image shows a brown hexagon at the top right, a yellow triangle at the bottom left"
                        + " and a green square at the bottom.\n");
    }
}
