package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.engine.EngineOpener;
import dev.tessera.platform.plugin.ContributionKind;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tessera serve}. */
@Command(
        name = "serve",
        description = "Serves a model over HTTP, as OpenAI's API, until it is told to end.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tessera serve",
            "  tessera serve --model ~/models/Qwen2-VL-2B-Instruct --host 0.0.0.0 --api-key secret",
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ModelOptions modelOptions;

    @ArgGroup(exclusive = false, heading = "%nServer:%n")
    private ServerOptions serverOptions = new ServerOptions();

    @Mixin
    private PlatformOptions platformOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        String name = serverOptions.servedModelName().orElseGet(modelOptions::servedName);
        PrintWriter out = spec.commandLine().getOut();
        try (Termination termination = Termination.watch();
                Progress progress = Progress.start(spec.commandLine().getErr(), "Loading " + modelOptions.model());
                Platform platform = platformOptions.start(configuration(), Map.of());
                Engine engine = platform.service(EngineOpener.class)
                        .open(name, Installation.model(modelOptions.model()), modelOptions.backend())) {
            engine.awaitReady();
            try (RunningFrontends frontends =
                    RunningFrontends.start(platform.registry(ContributionKind.FRONTEND), engine)) {
                progress.finish();
                out.printf("Tessera serves %s on %s (ready in %.1f s)%n", name, frontends.addresses(), uptime());
                out.flush();
                termination.await();
            }
        }
        return 0;
    }

    private Map<String, String> configuration() {
        Map<String, String> configuration = new HashMap<>(modelOptions.configuration());
        configuration.putAll(serverOptions.configuration());
        return configuration;
    }

    private static double uptime() {
        Instant now = Instant.now();
        Instant started = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(started, now).toMillis() / 1000.0;
    }
}
