package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tessera config}. */
@Command(
        name = "config",
        description = "Prints every configuration key with its value, where that comes from, and what it means.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platformOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Platform platform = platformOptions.start(Map.of(), Map.of())) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(platform.configuration().table());
            out.flush();
        }
        return 0;
    }
}
