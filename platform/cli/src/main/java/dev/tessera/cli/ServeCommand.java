package dev.tessera.cli;

import dev.tessera.cli.option.ServeOptions;
import dev.tessera.cli.option.SettingOptions;
import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.engine.Engine;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.frontend.Frontend;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
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
        abbreviateSynopsis = true,
        modelTransformer = ServeOptions.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tessera serve",
            "  tessera serve ~/models/Qwen2-VL-2B-Instruct --api-key secret",
            "  tessera serve --config serve.yaml --limit-mm-per-prompt.image 2",
            "",
            "Further options of vLLM that ask for nothing else than there is are accepted, and change nothing.",
        })
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private SettingOptions settingOptions;

    @ArgGroup(validate = false, heading = PlatformOptions.HEADING, order = PlatformOptions.ORDER)
    private PlatformOptions platformOptions = new PlatformOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Termination termination = Termination.watch();
                Platform platform = platformOptions.start(settingOptions.configuration(), Map.of())) {
            Registry<Frontend> frontends = platform.registry(ContributionKind.FRONTEND);
            // the model may take minutes to load
            RunningFrontends.check(frontends);
            ConfiguredModel model = new ConfiguredModel(platform);
            try (Progress progress = Progress.start(spec.commandLine().getErr(), "Loading " + model.label());
                    Engine engine = model.open()) {
                engine.awaitReady();
                try (RunningFrontends running = RunningFrontends.start(frontends, engine)) {
                    progress.finish();
                    PrintWriter out = spec.commandLine().getOut();
                    out.printf(
                            "Tessera serves %s on %s (ready in %.1f s)%n",
                            engine.model().name(), running.addresses(), uptime());
                    out.flush();
                    termination.await();
                }
            }
        }
        return 0;
    }

    private static double uptime() {
        Instant now = Instant.now();
        Instant started = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(started, now).toMillis() / 1000.0;
    }
}
