package dev.tessera.cli.option;

import dev.tessera.platform.config.ConfiguredValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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
        return parse(new StringWriter(), arguments);
    }

    /** What is said of some arguments, line by line. */
    static List<String> notices(String... arguments) {
        StringWriter error = new StringWriter();
        parse(error, arguments);
        return error.toString().lines().toList();
    }

    /** What help shows. */
    static String usage() {
        return new CommandLine(new TestingCommand()).getUsageMessage();
    }

    private static Map<String, ConfiguredValue> parse(StringWriter error, String... arguments) {
        TestingCommand command = new TestingCommand();
        new CommandLine(command).setErr(new PrintWriter(error, true)).parseArgs(DottedOptions.expand(arguments));
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
