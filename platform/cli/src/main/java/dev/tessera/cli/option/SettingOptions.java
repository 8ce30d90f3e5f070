package dev.tessera.cli.option;

import dev.tessera.platform.config.ConfiguredValue;
import dev.tessera.platform.config.ValueOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
     * The configuration, by key. An option of the command line takes the place of the file's. Options that change nothing are
     * told of in the command's error output.
     *
     * @throws ParameterException where a value is given twice, or an option of vLLM that asks for what there is not
     * @throws dev.tessera.spi.error.TesseraException INVALID_CONFIGURATION where the file or a value is not what it should be
     */
    public Map<String, ConfiguredValue> configuration() {
        Map<String, ConfiguredValue> configuration = new TreeMap<>();
        VllmNotices notices = new VllmNotices();
        file.map(path -> OptionFile.read(path, options(SettingOption.class), options(VllmOption.class), notices))
                .ifPresent(configuration::putAll);
        ParseResult given = command.commandLine().getParseResult();
        command.options().stream().filter(given::hasMatchedOption).forEach(option -> {
            if (option.userObject() instanceof SettingOption setting) {
                configuration.put(setting.key(), configured(setting, option, setting.name()));
            } else if (option.userObject() instanceof VllmOption other) {
                notices.add(other, values(option).getLast());
            }
        });
        command.positionalParameters().stream()
                .filter(given::hasMatchedPositional)
                .forEach(parameter -> {
                    if (parameter.userObject() instanceof SettingOption setting) {
                        requireOnce(parameter, setting, given);
                        configuration.put(setting.key(), configured(setting, parameter, parameter.paramLabel()));
                    }
                });
        notices.tell(command.commandLine());
        return configuration;
    }

    private void requireOnce(PositionalParamSpec parameter, SettingOption setting, ParseResult given) {
        if (given.hasMatchedOption(setting.name())) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s and %s are the same: give one of them".formatted(parameter.paramLabel(), setting.name()));
        }
    }

    private static ConfiguredValue configured(SettingOption setting, ArgSpec argument, String origin) {
        return setting.configure(values(argument), new ValueOrigin(origin));
    }

    private <T> List<T> options(Class<T> type) {
        return command.options().stream()
                .map(OptionSpec::userObject)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> values(ArgSpec argument) {
        Object value = argument.getValue();
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }
}
