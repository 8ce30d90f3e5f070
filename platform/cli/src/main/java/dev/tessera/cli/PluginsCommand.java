package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import picocli.CommandLine.Command;

/** {@code tessera plugins}. */
@Command(
        name = "plugins",
        description = "Lists the plugins with their versions and what they contribute.",
        mixinStandardHelpOptions = true)
final class PluginsCommand extends TableCommand {
    @Override
    String table(Platform platform) {
        return platform.plugins().table();
    }
}
