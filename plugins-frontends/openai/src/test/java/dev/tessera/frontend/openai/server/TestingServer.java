package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.config.CorsConfig;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a free port, and a client of it. Bodies are written with apostrophes for quotation marks. */
final class TestingServer implements AutoCloseable {
    static final ServedModel MODEL = new ServedModel("demo", 4096, Set.of(Modality.IMAGE, Modality.VIDEO));

    private final OpenAiFrontend frontend;
    private final TestingMetrics metrics;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestingServer(OpenAiFrontend frontend, TestingMetrics metrics) {
        this.frontend = frontend;
        this.metrics = metrics;
    }

    static TestingServer start(InferenceService service) {
        return start(service, TestingConfigs.defaults(), TestingConfigs.server());
    }

    static TestingServer start(InferenceService service, RequestLimits limits, ServerConfig config) {
        return start(service, limits, config, TestingConfigs.templates());
    }

    static TestingServer start(
            InferenceService service, RequestLimits limits, ServerConfig config, TemplateConfig templates) {
        return start(service, limits, config, templates, TestingConfigs.cors());
    }

    static TestingServer start(
            InferenceService service,
            RequestLimits limits,
            ServerConfig config,
            TemplateConfig templates,
            CorsConfig cors) {
        TestingMetrics metrics = new TestingMetrics();
        OpenAiFrontend frontend = new OpenAiFrontend(limits, config, templates, cors, metrics);
        frontend.start(service);
        return new TestingServer(frontend, metrics);
    }

    /** An engine that answers by a script. */
    static TestingInferenceService engine(Function<GenerationRequest, TestingAnswer> script) {
        return new TestingInferenceService(MODEL, script);
    }

    /** What the server recorded. */
    TestingMetrics metrics() {
        return metrics;
    }

    URI address() {
        return URI.create(frontend.address());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path));
    }

    HttpRequest.Builder post(String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'), UTF_8));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(UTF_8));
    }

    /** An answer, as soon as it begins, whose lines are read as they come. */
    CompletableFuture<HttpResponse<Stream<String>>> lines(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofLines());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Posts to chat completions, and reads the answer or the error. */
    JsonNode chat(String body) {
        return json(send(post("/v1/chat/completions", body)));
    }

    /** The data of the events with which chat completions answer. */
    List<String> events(String path, String body) {
        return send(post(path, body))
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    /** All that comes until the server closes the connection on which it was sent this, byte for byte. */
    String untilClosed(String request) {
        try (Socket socket = new Socket(address().getHost(), address().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Ends the server, but not the client. */
    void closeFrontend() {
        frontend.close();
    }

    @Override
    public void close() {
        client.shutdownNow();
        frontend.close();
        client.close();
    }
}
