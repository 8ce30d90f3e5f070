package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code serve} answers over HTTP as {@code generate} does on the command line, and ends when it is told to. */
final class ServeIT {
    @Test
    void chatsAboutAPictureAndEndsInOrder() throws IOException, InterruptedException {
        JsonObject example = DemoModelIT.examples().getFirst();
        try (RunningServer server = RunningServer.start(List.of("--dtype", "float32", "--served-model-name", "eyes"));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(server.model()).isEqualTo("eyes");
            assertThat(ExampleChats.send(client, ExampleChats.request(server, example, Map.of()))
                            .object("usage")
                            .integer("prompt_tokens"))
                    .isEqualTo(example.integer("prompt_tokens"));
            assertThat(stream(client, ExampleChats.request(server, example, Map.of("stream", true))))
                    .isEqualTo(example.string("answer"));

            CommandResult second = CommandResult.tessera(
                    Distribution.home(),
                    List.of(
                            "serve",
                            "--model",
                            "gone",
                            "--port",
                            Integer.toString(server.address().getPort())));
            assertThat(second.error())
                    .as("told before the model is looked for")
                    .isEqualTo(
                            "tessera: the server cannot listen on port %d of 127.0.0.1; is another program using it?%n"
                                    .formatted(server.address().getPort()));
            assertThat(second.exitCode()).isEqualTo(1);

            assertThat(server.terminate()).isZero();
            assertThat(server.error()).isEmpty();
        }
    }

    @Test
    void tellsOfEachCallWhereSomebodyWantsToKnow() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(List.of("--debug"));
                HttpClient client = HttpClient.newHttpClient()) {
            // the end waits for calls of the API alone, and with them for those before on the same connection
            for (String path : List.of("/health", "/made%0Aup", "/v1/models")) {
                client.send(
                        HttpRequest.newBuilder(server.address().resolve(path))
                                .header("X-Request-Id", "r-1")
                                .build(),
                        BodyHandlers.discarding());
            }
            assertThat(server.terminate()).isZero();

            assertThat(server.error().lines().filter(line -> line.contains("GET")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .matches(".* DEBUG Dispatcher: GET /health 200 in \\d+ ms, request r-1"),
                            line -> assertThat(line)
                                    .matches(".* DEBUG Dispatcher: GET other 404 in \\d+ ms, request r-1"),
                            line -> assertThat(line)
                                    .matches(".* DEBUG Dispatcher: GET /v1/models 200 in \\d+ ms, request r-1"));
        }
    }

    @Test
    void startsAsVllmDoes() throws IOException, InterruptedException {
        try (RunningServer server = RunningServer.start(List.of(
                        "demo",
                        "--chat-template",
                        "{{ messages[0].content }}",
                        "--max-model-len",
                        "auto",
                        "--override-generation-config",
                        "{\"max_new_tokens\": 1}",
                        "--allowed-origins",
                        "[\"https://page.org\"]",
                        "--enforce-eager"));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(server.address().resolve("/v1/chat/completions/"))
                            .header("Content-Type", "application/json")
                            .header("Origin", "https://page.org")
                            .POST(BodyPublishers.ofString(
                                    "{\"messages\": [{\"role\": \"user\", \"content\": \"a\"}], \"ignore_eos\": true}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("https://page.org");
            assertThat(response.body())
                    .containsPattern("\"prompt_tokens\":1[,}]")
                    .containsPattern("\"completion_tokens\":1[,}]");
            assertThat(server.terminate()).isZero();
            assertThat(server.error())
                    .isEqualTo("tessera: --enforce-eager is an option of vLLM that changes nothing here%n".formatted());
        }
    }

    private static String stream(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonFile.parse(line.substring(6).getBytes(UTF_8), "chunk"))
                .map(chunk ->
                        chunk.objects("choices").getFirst().object("delta").string("content"))
                .collect(joining());
    }
}
