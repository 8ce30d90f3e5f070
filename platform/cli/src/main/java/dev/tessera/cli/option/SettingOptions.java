package dev.tessera.cli.option;

import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.config.ValueOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What those options of a command configure that stand for configuration keys. To be mixed into the command. */
public final class SettingOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Take options from this YAML file, by their names without dashes before them; those that are"
                    + " given here come first.")
    private Optional<Path> file = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * The configuration, by key. An option of the command line takes the place of the file's.
     *
     * @throws dev.tessera.spi.error.TesseraException INVALID_CONFIGURATION where the file or a value is not what it should be
     */
    public Map<String, ConfiguredValue> configuration() {
        Map<String, ConfiguredValue> configuration = new TreeMap<>();
        file.map(path -> OptionFile.read(
                        path, options().stream().map(SettingOptions::setting).toList()))
                .ifPresent(configuration::putAll);
        ParseResult given = command.commandLine().getParseResult();
        options().stream().filter(given::hasMatchedOption).forEach(option -> {
            SettingOption setting = setting(option);
            configuration.put(setting.key(), setting.configure(values(option), new ValueOrigin(setting.name())));
        });
        return configuration;
    }

    private List<OptionSpec> options() {
        return command.options().stream()
                .filter(option -> option.userObject() instanceof SettingOption)
                .toList();
    }

    private static SettingOption setting(OptionSpec option) {
        return (SettingOption) option.userObject();
    }

    private static List<String> values(OptionSpec option) {
        Object value = option.getValue();
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }
}
