package dev.tessera.cli;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.bootstrap.PlatformBuilder;
import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.engine.EngineModule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of every command that starts the platform. */
final class PlatformOptions {
    static final String HEADING = "%nPlatform:%n";
    /** After all groups of the command's own. */
    static final int ORDER = 100;

    @Option(
            names = "--plugin-from",
            paramLabel = "DIR",
            description = "Also load the plugin in this target/classes directory, while it is being developed.")
    private List<Path> developmentPlugins = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a configuration key; 'tessera config' lists them.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--debug", description = "Log more, and show where an error comes from.")
    private boolean debug;

    /**
     * Starts the platform of this installation.
     *
     * @param options configuration that other options of the command stand for, by key; {@code --set} comes before it
     * @param defaults configuration that holds unless somebody configures otherwise
     */
    Platform start(Map<String, ConfiguredValue> options, Map<String, String> defaults) {
        if (debug) {
            Logging.debug();
        }
        PlatformBuilder builder =
                EngineModule.addTo(Platform.builder().home(Installation.home()).environment(System.getenv()));
        developmentPlugins.forEach(builder::developmentPlugin);
        defaults.forEach(builder::setDefault);
        options.forEach(builder::set);
        settings.forEach(builder::set);
        return builder.start();
    }
}
