package dev.tessera.platform.config;

import static dev.tessera.platform.config.ValueOrigin.DEFAULT;
import static dev.tessera.platform.config.ValueOrigin.ENVIRONMENT;
import static dev.tessera.platform.config.ValueOrigin.PROPERTIES_FILE;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What people configured, in rising order of precedence: a properties file, the environment and the command line. Of the
 * environment, the variable that has the setting's name comes before one that is called as in vLLM.
 */
public final class ConfigurationValues {
    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final Map<String, String> ownEnvironment;
    private final Map<String, ConfiguredValue> overrides;
    private final Map<String, String> defaults;

    /**
     * Takes the values as they are written.
     *
     * @param properties by key
     * @param environment by the name of the variable; those that neither begin with {@code TESSERA_} nor stand for a setting
     *     in vLLM are ignored
     * @param overrides by key
     * @param defaults by key, for settings that are not configured; those that nobody knows are ignored
     */
    public ConfigurationValues(
            Map<String, String> properties,
            Map<String, String> environment,
            Map<String, ConfiguredValue> overrides,
            Map<String, String> defaults) {
        this.properties = new TreeMap<>(requireNonNull(properties, "properties is null"));
        this.environment = Map.copyOf(environment);
        this.ownEnvironment = new TreeMap<>(environment);
        this.overrides = new TreeMap<>(requireNonNull(overrides, "overrides is null"));
        this.defaults = new TreeMap<>(requireNonNull(defaults, "defaults is null"));
        this.ownEnvironment.keySet().removeIf(variable -> !EnvironmentVariables.isForSetting(variable));
    }

    ConfiguredValue of(SettingDefinition setting) {
        String key = setting.key();
        return Optional.ofNullable(overrides.get(key))
                .or(() -> find(ownEnvironment, EnvironmentVariables.variable(key), ENVIRONMENT))
                .or(() -> VariableAliases.find(key, environment))
                .or(() -> find(properties, key, PROPERTIES_FILE))
                .orElseGet(() -> new ConfiguredValue(defaults.getOrDefault(key, setting.defaultText()), DEFAULT));
    }

    private static Optional<ConfiguredValue> find(Map<String, String> values, String name, ValueOrigin origin) {
        return Optional.ofNullable(values.get(name)).map(text -> new ConfiguredValue(text, origin));
    }

    /** A line for each key that is configured and that no setting has, with the keys that may have been meant. */
    List<String> unknownKeys(Collection<String> keys) {
        List<String> variables = Stream.concat(
                        keys.stream().map(EnvironmentVariables::variable), VariableAliases.variables(keys))
                .toList();
        List<String> problems = new ArrayList<>();
        properties.keySet().forEach(key -> unknown(key, keys, PROPERTIES_FILE).ifPresent(problems::add));
        ownEnvironment
                .keySet()
                .forEach(name -> unknown(name, variables, ENVIRONMENT).ifPresent(problems::add));
        overrides.forEach((key, value) -> unknown(key, keys, value.origin()).ifPresent(problems::add));
        return problems;
    }

    private static Optional<String> unknown(String name, Collection<String> known, ValueOrigin origin) {
        return known.contains(name)
                ? Optional.empty()
                : Optional.of("%s (%s): there is no such setting%s"
                        .formatted(name, origin.label(), Suggestions.text(name, known)));
    }
}
