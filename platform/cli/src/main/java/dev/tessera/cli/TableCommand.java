package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that starts the platform, prints a table of what it is made of, and ends. */
abstract class TableCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platformOptions;

    @Spec
    private CommandSpec spec;

    /** What is printed, with its line ends. */
    abstract String table(Platform platform);

    @Override
    public final Integer call() {
        try (Platform platform = platformOptions.start(Map.of(), Map.of())) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(table(platform));
            out.flush();
        }
        return 0;
    }
}
