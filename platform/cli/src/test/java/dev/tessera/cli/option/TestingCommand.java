package dev.tessera.cli.option;

import dev.tessera.platform.config.ConfiguredValue;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command with the options of {@code tessera serve}. */
@Command(name = "serve", modelTransformer = ServeOptions.class)
final class TestingCommand {
    @Mixin
    private SettingOptions options;

    /** What some arguments configure. */
    static Map<String, ConfiguredValue> configure(String... arguments) {
        TestingCommand command = new TestingCommand();
        new CommandLine(command).parseArgs(DottedOptions.expand(arguments));
        return command.options.configuration();
    }

    /** The same, as {@code value (origin)}. */
    static Map<String, String> texts(String... arguments) {
        return configure(arguments).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> "%s (%s)"
                                .formatted(
                                        entry.getValue().text(),
                                        entry.getValue().origin().label())));
    }
}
