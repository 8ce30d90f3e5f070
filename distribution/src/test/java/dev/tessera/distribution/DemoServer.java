package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A server of the demo model, which takes pictures from this machine, and what there is to ask it about. */
final class DemoServer {
    static final int MOST_IMAGES = 3;
    static final String WHAT = "What is in this image?";

    private final RunningServer server;
    private final ServerCalls calls;
    private final CountingWeb web;

    private DemoServer(RunningServer server, ServerCalls calls, CountingWeb web) {
        this.server = server;
        this.calls = calls;
        this.web = web;
    }

    static DemoServer start() throws IOException {
        RunningServer server = RunningServer.start(List.of(
                "--dtype",
                "float32",
                "--limit-mm-per-prompt.image",
                Integer.toString(MOST_IMAGES),
                "--allow-private-media-addresses",
                "--allowed-local-media-path",
                Distribution.example(".").toString()));
        return new DemoServer(server, new ServerCalls(server), new CountingWeb(Distribution.example(".")));
    }

    ServerCalls calls() {
        return calls;
    }

    /** Where the examples are on the web. */
    CountingWeb web() {
        return web;
    }

    /** What it answers when it is asked what is in a picture. */
    JsonObject describe(String url) {
        return calls.chat(Map.of(), user(image(url), text(WHAT)));
    }

    /** Ends it, as a service manager does, and returns what it wrote to the standard error. */
    String terminate() throws IOException, InterruptedException {
        web.close();
        calls.close();
        try (RunningServer ending = server) {
            assertThat(ending.terminate()).isZero();
            return ending.error();
        }
    }

    /** The text of an answer. */
    static String content(JsonObject answer) {
        return answer.objects("choices").getFirst().object("message").string("content");
    }

    /** How many tokens the prompt of an answer had. */
    static int promptTokens(JsonObject answer) {
        return answer.object("usage").integer("prompt_tokens");
    }
}
