package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tessera plugins}. */
@Command(
        name = "plugins",
        description = "Lists the plugins with their versions and what they contribute.",
        mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platformOptions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Platform platform = platformOptions.start(Map.of(), Map.of())) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(platform.plugins().table());
            out.flush();
        }
        return 0;
    }
}
