package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo model's examples as OpenAI's chat completions. */
final class ExampleChats {
    private ExampleChats() {}

    /** A request for a greedy answer. */
    static HttpRequest request(RunningServer server, JsonObject example, Map<String, Object> fields)
            throws IOException {
        List<Object> parts = new ArrayList<>();
        for (String image : files(example, "images")) {
            parts.add(part("image_url", data("image/png", image)));
        }
        for (String video : files(example, "videos")) {
            parts.add(part("video_url", data("video/mp4", video)));
        }
        return request(server, parts, example.string("question"), fields);
    }

    /** A request for a greedy answer about what a URL points to. */
    static HttpRequest aboutVideo(RunningServer server, String url, String question, Map<String, Object> fields) {
        return request(server, List.of(part("video_url", url)), question, fields);
    }

    private static HttpRequest request(
            RunningServer server, List<Object> media, String question, Map<String, Object> fields) {
        List<Object> parts = new ArrayList<>(media);
        parts.add(Map.of("type", "text", "text", question));
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("messages", List.of(Map.of("role", "user", "content", parts)));
        body.put("temperature", 0);
        return HttpRequest.newBuilder(server.address().resolve("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonFile.format(body)))
                .build();
    }

    static JsonObject send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return JsonFile.parse(response.body(), "response");
    }

    /** The names of an example's files of one kind. */
    static List<String> files(JsonObject example, String kind) {
        return example.has(kind) ? example.strings(kind) : List.of();
    }

    private static Map<String, Object> part(String type, String url) {
        return Map.of("type", type, type, Map.of("url", url));
    }

    private static String data(String mediaType, String file) throws IOException {
        return "data:%s;base64,%s"
                .formatted(
                        mediaType, Base64.getEncoder().encodeToString(Files.readAllBytes(Distribution.example(file))));
    }
}
