package dev.tessera.platform.config;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A configuration record with the prefix of its keys: what a plugin, or the platform, wants to have configured. */
public final class ConfigurationSection {
    private final String owner;
    private final String prefix;
    private final Class<? extends Record> type;
    private final List<SettingDefinition> settings;

    /**
     * Understands a record.
     *
     * @param owner who declares it, as messages say it: {@code plugin "pytorch"}
     * @param prefix what its keys begin with, in kebab-case
     * @throws IllegalArgumentException where the record is not made of {@link dev.tessera.spi.config.Setting}s
     */
    public ConfigurationSection(String owner, String prefix, Class<? extends Record> type) {
        this.owner = requireNonNull(owner, "owner is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.type = requireNonNull(type, "type is null");
        if (!KebabCase.isKey(prefix)) {
            throw new IllegalArgumentException("the prefix \"%s\" is not in kebab-case".formatted(prefix));
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException("%s is not a record".formatted(type.getName()));
        }
        List<SettingDefinition> definitions = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            definitions.add(SettingDefinition.of(prefix, component));
        }
        this.settings = List.copyOf(definitions);
    }

    public String owner() {
        return owner;
    }

    public String prefix() {
        return prefix;
    }

    public Class<? extends Record> type() {
        return type;
    }

    List<SettingDefinition> settings() {
        return settings;
    }

    Constructor<? extends Record> canonicalConstructor() throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }
}
