package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls of a server, with bodies and answers as JSON. */
final class ServerCalls implements AutoCloseable {
    private final RunningServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ServerCalls(RunningServer server) {
        this.server = server;
    }

    /** A part with a picture. */
    static Map<String, Object> image(String url) {
        return Map.of("type", "image_url", "image_url", Map.of("url", url));
    }

    /** A part with text. */
    static Map<String, Object> text(String text) {
        return Map.of("type", "text", "text", text);
    }

    /** A user's message. */
    static Map<String, Object> user(Object... parts) {
        return Map.of("role", "user", "content", List.of(parts));
    }

    /** A body whose answer does not depend on chance. */
    static Map<String, Object> body(Map<String, Object> fields, Object... messages) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("temperature", 0, "max_tokens", 40));
        body.putAll(fields);
        body.put("messages", List.of(messages));
        return body;
    }

    /** What chat completions answer. */
    JsonObject chat(Map<String, Object> fields, Object... messages) {
        return answer("/v1/chat/completions", body(fields, messages));
    }

    /** What a call is answered that does not fail. */
    JsonObject answer(String path, Map<String, Object> body) {
        HttpResponse<byte[]> response = post(path, body);
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return JsonFile.parse(response.body(), "answer");
    }

    /** The error with which chat completions answer. */
    JsonObject refusal(int status, Object... messages) {
        return refusalWith(Map.of(), status, messages);
    }

    /** The error with which chat completions answer to a body with further fields. */
    JsonObject refusalWith(Map<String, Object> fields, int status, Object... messages) {
        return refusal("/v1/chat/completions", status, body(fields, messages));
    }

    /** The error with which a call is answered. */
    JsonObject refusal(String path, int status, Map<String, Object> body) {
        HttpResponse<byte[]> response = post(path, body);
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(status);
        return JsonFile.parse(response.body(), "error").object("error");
    }

    /** The data of the events with which chat completions answer, but for the last, which says that it is. */
    List<JsonObject> events(Map<String, Object> fields, Object... messages) {
        Map<String, Object> body = body(fields, messages);
        body.put("stream", true);
        List<String> data = new String(post("/v1/chat/completions", body).body(), UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        assertThat(data).last().isEqualTo("[DONE]");
        return data.subList(0, data.size() - 1).stream()
                .map(event -> JsonFile.parse(event.getBytes(UTF_8), "event"))
                .toList();
    }

    /** What {@code GET} of a path answers. */
    String get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve(path)).build();
        return new String(send(request).body(), UTF_8);
    }

    /** The metrics as they are now. */
    MetricsReading metrics() {
        return MetricsReading.of(get("/metrics"));
    }

    private HttpResponse<byte[]> post(String path, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(server.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonFile.format(body)))
                .build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("the server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
