package dev.tessera.platform.config;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.text.TextTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The configuration in force. Immutable. */
public final class EffectiveConfiguration {
    private final Map<Class<? extends Record>, Record> records;
    private final List<EffectiveSetting> settings;

    EffectiveConfiguration(Map<Class<? extends Record>, Record> records, List<EffectiveSetting> settings) {
        this.records = Map.copyOf(requireNonNull(records, "records is null"));
        this.settings = List.copyOf(requireNonNull(settings, "settings is null"));
    }

    /** The values of a registered record. */
    public <R extends Record> R of(Class<R> type) {
        Record configuration = records.get(requireNonNull(type, "type is null"));
        if (configuration == null) {
            throw new IllegalArgumentException("%s is not registered".formatted(type.getName()));
        }
        return type.cast(configuration);
    }

    /** All registered records. */
    public Collection<Record> records() {
        return records.values();
    }

    /** All settings, sorted by key. */
    public List<EffectiveSetting> settings() {
        return settings;
    }

    /** All settings for a terminal. */
    public String table() {
        TextTable table = new TextTable("KEY", "VALUE", "DEFAULT", "FROM", "DESCRIPTION");
        for (EffectiveSetting setting : settings) {
            table.row(
                    setting.key(),
                    setting.value(),
                    setting.defaultValue(),
                    setting.origin().label(),
                    setting.description());
        }
        return table.toString();
    }
}
