package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded model answers as transformers does. */
final class DemoModelIT {
    private static RunningServer server;
    private static HttpServer web;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start(List.of(
                "--dtype",
                "float32",
                "--allow-private-media-addresses",
                "--allowed-local-media-path",
                Distribution.example("").toString()));
        web = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Distribution.example("").toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        web.start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void close() throws IOException {
        client.close();
        web.stop(0);
        server.close();
    }

    static List<JsonObject> examples() {
        return JsonFile.read(Distribution.example("examples.json")).objects("examples");
    }

    static List<JsonObject> videoExamples() {
        return examples().stream().filter(example -> example.has("videos")).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTransformersDoes(JsonObject example) throws IOException, InterruptedException {
        JsonObject response =
                ExampleChats.send(client, ExampleChats.request(server, example, Map.of("return_token_ids", true)));

        JsonObject choice = response.objects("choices").getFirst();
        assertThat(choice.object("message").string("content")).isEqualTo(example.string("answer"));
        assertThat(choice.integers("token_ids")).isEqualTo(example.integers("output_ids"));
        assertThat(response.object("usage").integer("prompt_tokens")).isEqualTo(example.integer("prompt_tokens"));
    }

    @ParameterizedTest
    @MethodSource("videoExamples")
    void fetchesVideosFromFilesAndServers(JsonObject example) throws IOException, InterruptedException {
        String name = example.strings("videos").getFirst();
        for (String url : List.of(
                Distribution.example(name).toUri().toString(),
                "http://127.0.0.1:%d/%s".formatted(web.getAddress().getPort(), name))) {
            JsonObject response = ExampleChats.send(
                    client, ExampleChats.aboutVideo(server, url, example.string("question"), Map.of()));

            assertThat(response.objects("choices").getFirst().object("message").string("content"))
                    .as(url)
                    .isEqualTo(example.string("answer"));
        }
    }

    @Test
    void countsTheFramesThatARequestAsksFor() throws IOException, InterruptedException {
        String url = Distribution.example("video-1.mp4").toUri().toString();
        JsonObject all = usage(url, Map.of());
        JsonObject four = usage(url, Map.of("video", Map.of("num_frames", 4)));
        JsonObject two = usage(url, Map.of("video", Map.of("fps", 1, "num_frames", 2)));

        // two frames to a patch: of 24 frames there are 12 patches in time, of four there are two
        assertThat(videoTokens(all)).isEqualTo(6 * videoTokens(four)).isEqualTo(12 * videoTokens(two));
        assertThat(four.integer("prompt_tokens"))
                .isEqualTo(all.integer("prompt_tokens") - videoTokens(all) + videoTokens(four));
    }

    private static JsonObject usage(String url, Map<String, Object> mediaOptions)
            throws IOException, InterruptedException {
        Map<String, Object> fields = Map.of("media_io_kwargs", mediaOptions, "max_tokens", 1);
        return ExampleChats.send(client, ExampleChats.aboutVideo(server, url, "Describe the video.", fields))
                .object("usage");
    }

    private static int videoTokens(JsonObject usage) {
        return usage.object("prompt_tokens_details").object("multimodal_tokens").integer("video");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"num_frames\": 0}",
                "{\"num_frames\": \"four\"}",
                "{\"fps\": -3}",
                "{\"video_backend\": \"magic\"}",
                "{\"framez\": 4}"
            })
    void refusesOptionsOfVideosAndGoesOn(String options) throws IOException, InterruptedException {
        JsonObject members = JsonFile.parse(options.getBytes(UTF_8), "options");
        HttpRequest request = ExampleChats.aboutVideo(
                server,
                Distribution.example("video-0.mp4").toUri().toString(),
                "Describe the video.",
                Map.of("media_io_kwargs", Map.of("video", members.asMap())));
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(members.names().iterator().next());
        assertThat(client.send(
                                HttpRequest.newBuilder(server.address().resolve("/health"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesTokensThatTheModelDoesNotHaveBeforeAStreamBegins() throws IOException, InterruptedException {
        HttpRequest request = ExampleChats.request(
                server, examples().getFirst(), Map.of("stream", true, "logit_bias", Map.of("99999999", 1)));
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("logit_bias names the token 99999999");
    }

    static List<JsonObject> lastExamples() {
        return List.of(
                examples().stream()
                        .filter(example -> example.has("images"))
                        .toList()
                        .getLast(),
                videoExamples().getLast());
    }

    @ParameterizedTest
    @MethodSource("lastExamples")
    void answersOnTheCommandLineAsWell(JsonObject example) {
        List<String> arguments = new ArrayList<>(List.of("generate", "--json", "--dtype", "float32"));
        for (String kind : List.of("image", "video")) {
            for (String file : ExampleChats.files(example, kind + "s")) {
                arguments.add("--" + kind);
                arguments.add(Distribution.example(file).toString());
            }
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
