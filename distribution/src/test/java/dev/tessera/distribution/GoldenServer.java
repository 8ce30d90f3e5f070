package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of a golden checkpoint, computing in float32, which may read the goldens' media. */
final class GoldenServer {
    private final RunningServer server;
    private final ServerCalls calls;

    private GoldenServer(RunningServer server) {
        this.server = server;
        this.calls = new ServerCalls(server);
    }

    /** @param further options */
    static GoldenServer start(Path checkpoint, String... further) {
        List<String> options = new ArrayList<>(List.of(
                "--model",
                checkpoint.toString(),
                "--dtype",
                "float32",
                "--allowed-local-media-path",
                Goldens.locate().resolve("media").toString()));
        options.addAll(List.of(further));
        return new GoldenServer(RunningServer.start(options));
    }

    ServerCalls calls() {
        return calls;
    }

    /** Ends it, which it does without a complaint. */
    void end() throws IOException, InterruptedException {
        calls.close();
        try (RunningServer ending = server) {
            assertThat(ending.terminate()).isZero();
            assertThat(ending.error()).isEmpty();
        }
    }
}
