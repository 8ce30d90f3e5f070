package dev.tessera.platform.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds sections to what people configured. Immutable. */
public final class ConfigurationBinder {
    private final ConfigurationValues values;

    public ConfigurationBinder(ConfigurationValues values) {
        this.values = requireNonNull(values, "values is null");
    }

    /**
     * Creates the records of all sections.
     *
     * @throws TesseraException INVALID_CONFIGURATION with a line for every problem there is; INVALID_PLUGIN where two
     *     sections have a key or a record in common
     */
    public EffectiveConfiguration bind(List<ConfigurationSection> sections) {
        refuseSharedRecords(sections);
        refuseSharedKeys(sections);
        Map<Class<? extends Record>, Record> records = new HashMap<>();
        List<EffectiveSetting> settings = new ArrayList<>();
        List<String> problems = new ArrayList<>(values.unknownKeys(keys(sections)));
        for (ConfigurationSection section : sections) {
            SectionBinder binder = new SectionBinder(section, values);
            Optional<Record> configuration = binder.bind();
            configuration.ifPresent(bound -> records.put(section.type(), bound));
            settings.addAll(binder.settings());
            problems.addAll(binder.problems());
        }
        refuse(problems);
        settings.sort(comparing(EffectiveSetting::key));
        return new EffectiveConfiguration(records, settings);
    }

    private static List<String> keys(List<ConfigurationSection> sections) {
        return sections.stream()
                .flatMap(section -> section.settings().stream())
                .map(SettingDefinition::key)
                .toList();
    }

    private static void refuse(List<String> problems) {
        if (problems.size() == 1) {
            throw new TesseraException(INVALID_CONFIGURATION, problems.getFirst());
        }
        if (!problems.isEmpty()) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "the configuration has %d problems:%n  %s"
                            .formatted(problems.size(), String.join("%n  ".formatted(), problems)));
        }
    }

    private static void refuseSharedRecords(List<ConfigurationSection> sections) {
        Set<Class<?>> types = new HashSet<>();
        for (ConfigurationSection section : sections) {
            if (!types.add(section.type())) {
                throw new TesseraException(
                        INVALID_PLUGIN,
                        "%s registers the record %s twice"
                                .formatted(section.owner(), section.type().getSimpleName()));
            }
        }
    }

    /** Keys must differ as environment variables too, where dots and dashes are the same. */
    private static void refuseSharedKeys(List<ConfigurationSection> sections) {
        Map<String, String> definitions = new HashMap<>();
        for (ConfigurationSection section : sections) {
            for (SettingDefinition setting : section.settings()) {
                String definition = "%s of %s".formatted(setting.key(), section.owner());
                String other = definitions.put(EnvironmentVariables.variable(setting.key()), definition);
                if (other != null) {
                    throw new TesseraException(
                            INVALID_PLUGIN, "the settings %s and %s cannot be told apart".formatted(other, definition));
                }
            }
        }
    }
}
