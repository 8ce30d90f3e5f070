package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.json.JsonFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** OpenAI's own client for JavaScript, in a process of its own that begins with the first question. */
final class NodeClient implements OfficialClient {
    private final URI server;
    private Optional<Process> process = Optional.empty();
    /** Why the client could not be fetched, so that it is not tried for each test. */
    private Optional<String> unavailable = Optional.empty();

    NodeClient(URI server) {
        this.server = server;
    }

    @Override
    public String answer(Question question) {
        return call("answer", question).strings("texts").getFirst();
    }

    @Override
    public List<String> stream(Question question) {
        return call("stream", question).strings("texts");
    }

    @Override
    public String leave(Question question) {
        return call("leave", question).strings("texts").getFirst();
    }

    @Override
    public Failure failure(Question question) {
        JsonObject failure = call("answer", question).object("failure");
        return new Failure(failure.string("type"), failure.string("message"));
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
    }

    @Override
    public String toString() {
        return "openai for JavaScript";
    }

    private JsonObject call(String name, Question question) {
        if (process.isEmpty()) {
            process = Optional.of(start());
        }
        try {
            BufferedWriter input = process.get().outputWriter(UTF_8);
            input.write(new String(JsonFile.format(Map.of("call", name, "body", body(question))), UTF_8));
            input.newLine();
            input.flush();
            BufferedReader output = process.get().inputReader(UTF_8);
            return JsonFile.parse(String.valueOf(output.readLine()).getBytes(UTF_8), "what the client got");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() {
        assumeTrue(isOnPath("node") && isOnPath("npm"), "node and npm are not on the PATH");
        assumeTrue(unavailable.isEmpty(), unavailable.orElse(""));
        try {
            Path directory = NodePackage.install();
            return new ProcessBuilder("node", "client.mjs", server.toString())
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (TestAbortedException e) {
            unavailable = Optional.of(e.getMessage());
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static Map<String, Object> body(Question question) {
        List<Object> parts = new ArrayList<>();
        question.images().forEach(url -> parts.add(part("image_url", url)));
        question.video().ifPresent(video -> parts.add(part("video_url", video.url())));
        question.sound()
                .ifPresent(sound -> parts.add(Map.of(
                        "type",
                        "input_audio",
                        "input_audio",
                        Map.of("data", sound.base64(), "format", sound.format()))));
        parts.add(Map.of("type", "text", "text", question.text()));
        Map<String, Object> body = new HashMap<>(question.further());
        body.put("model", question.model());
        body.put("temperature", question.temperature());
        body.put("messages", List.of(Map.of("role", "user", "content", parts)));
        return body;
    }

    private static Map<String, Object> part(String type, String url) {
        return Map.of("type", type, type, Map.of("url", url));
    }
}
