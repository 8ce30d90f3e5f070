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
        return HttpRequest.newBuilder(server.address().resolve("/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(example, fields)))
                .build();
    }

    static JsonObject send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return JsonFile.parse(response.body(), "response");
    }

    private static byte[] body(JsonObject example, Map<String, Object> fields) throws IOException {
        List<Object> parts = new ArrayList<>();
        for (String image : example.strings("images")) {
            String data = Base64.getEncoder().encodeToString(Files.readAllBytes(Distribution.example(image)));
            parts.add(Map.of(
                    "type", "image_url", "image_url", Map.of("url", "data:image/png;base64,%s".formatted(data))));
        }
        parts.add(Map.of("type", "text", "text", example.string("question")));
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("messages", List.of(Map.of("role", "user", "content", parts)));
        body.put("temperature", 0);
        return JsonFile.format(body);
    }
}
