package dev.tessera.platform.config;

import static dev.tessera.platform.config.ValueOrigin.COMMAND_LINE;
import static dev.tessera.platform.config.ValueOrigin.DEFAULT;
import static dev.tessera.platform.config.ValueOrigin.ENVIRONMENT;
import static dev.tessera.platform.config.ValueOrigin.PROPERTIES_FILE;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people configured, in rising order of precedence: a properties file, the environment and the command line. */
public final class ConfigurationValues {
    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final Map<String, String> overrides;
    private final Map<String, String> defaults;

    /**
     * Takes the values as they are written.
     *
     * @param properties by key
     * @param environment by the name of the variable; those that do not begin with {@code TESSERA_} are ignored
     * @param overrides by key
     * @param defaults by key, for settings that are not configured; those that nobody knows are ignored
     */
    public ConfigurationValues(
            Map<String, String> properties,
            Map<String, String> environment,
            Map<String, String> overrides,
            Map<String, String> defaults) {
        this.properties = new TreeMap<>(requireNonNull(properties, "properties is null"));
        this.environment = new TreeMap<>(requireNonNull(environment, "environment is null"));
        this.overrides = new TreeMap<>(requireNonNull(overrides, "overrides is null"));
        this.defaults = new TreeMap<>(requireNonNull(defaults, "defaults is null"));
        this.environment.keySet().removeIf(variable -> !EnvironmentVariables.isForSetting(variable));
    }

    ConfiguredValue of(SettingDefinition setting) {
        String key = setting.key();
        String variable = EnvironmentVariables.variable(key);
        if (overrides.containsKey(key)) {
            return new ConfiguredValue(overrides.get(key).strip(), COMMAND_LINE);
        }
        if (environment.containsKey(variable)) {
            return new ConfiguredValue(environment.get(variable).strip(), ENVIRONMENT);
        }
        if (properties.containsKey(key)) {
            return new ConfiguredValue(properties.get(key).strip(), PROPERTIES_FILE);
        }
        return new ConfiguredValue(defaults.getOrDefault(key, setting.defaultText()), DEFAULT);
    }

    /** A line for each key that is configured and that no setting has, with the keys that may have been meant. */
    List<String> unknownKeys(Collection<String> keys) {
        List<String> variables =
                keys.stream().map(EnvironmentVariables::variable).toList();
        List<String> problems = new ArrayList<>();
        problems.addAll(unknown(properties.keySet(), keys, PROPERTIES_FILE));
        problems.addAll(unknown(environment.keySet(), variables, ENVIRONMENT));
        problems.addAll(unknown(overrides.keySet(), keys, COMMAND_LINE));
        return problems;
    }

    private static List<String> unknown(Collection<String> configured, Collection<String> known, ValueOrigin origin) {
        return configured.stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        "%s (%s): there is no such setting%s".formatted(name, origin.label(), suggestion(name, known)))
                .toList();
    }

    private static String suggestion(String name, Collection<String> known) {
        List<String> suggestions = Suggestions.of(name, known);
        return suggestions.isEmpty() ? "" : "; did you mean %s?".formatted(String.join(", ", suggestions));
    }
}
