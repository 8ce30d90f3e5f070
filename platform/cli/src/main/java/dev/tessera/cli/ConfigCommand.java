package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import picocli.CommandLine.Command;

/** {@code tessera config}. */
@Command(
        name = "config",
        description = "Prints every configuration key with its value, where that comes from, and what it means.",
        mixinStandardHelpOptions = true)
final class ConfigCommand extends TableCommand {
    @Override
    String table(Platform platform) {
        return platform.configuration().table();
    }
}
