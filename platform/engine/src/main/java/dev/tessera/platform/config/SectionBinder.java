package dev.tessera.platform.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates the record of one section, or says everything that is wrong with its values. Used once. */
final class SectionBinder {
    private final ConfigurationSection section;
    private final ConfigurationValues values;
    private final List<EffectiveSetting> settings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    SectionBinder(ConfigurationSection section, ConfigurationValues values) {
        this.section = section;
        this.values = values;
    }

    Optional<Record> bind() {
        List<Object> components = new ArrayList<>();
        for (SettingDefinition setting : section.settings()) {
            ConfiguredValue value = values.of(setting);
            settings.add(EffectiveSetting.of(setting, value));
            parse(setting, value).ifPresent(components::add);
        }
        return problems.isEmpty() ? create(components) : Optional.empty();
    }

    List<EffectiveSetting> settings() {
        return settings;
    }

    List<String> problems() {
        return problems;
    }

    private Optional<Object> parse(SettingDefinition setting, ConfiguredValue value) {
        if (setting.required() && value.text().isEmpty()) {
            problems.add("%s: it has no default and must be set".formatted(setting.key()));
            return Optional.empty();
        }
        if (setting.secret() && value.text().isEmpty() && !value.origin().equals(ValueOrigin.DEFAULT)) {
            // a variable that was to hold the secret, and does not, must not open what it was to protect
            problems.add("%s (%s): the value is empty; leave it out where there is to be none"
                    .formatted(setting.key(), value.origin().label()));
            return Optional.empty();
        }
        try {
            return Optional.of(setting.parser().parse(value.text()));
        } catch (IllegalArgumentException e) {
            String shown = setting.secret() ? "the value" : "\"%s\"".formatted(value.text());
            problems.add(
                    "%s (%s): %s %s".formatted(setting.key(), value.origin().label(), shown, e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Record> create(List<Object> components) {
        try {
            Constructor<? extends Record> constructor = section.canonicalConstructor();
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(components.toArray()));
        } catch (InvocationTargetException e) {
            problems.add("%s: %s".formatted(section.prefix(), withoutSecrets(reason(e.getCause()))));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s cannot be created".formatted(section.type().getName()), e);
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof IllegalArgumentException && failure.getMessage() != null
                ? failure.getMessage()
                : "the values are refused with %s".formatted(failure.getClass().getSimpleName());
    }

    /** A record's message names the value that it refuses, not knowing that it is printed. */
    private String withoutSecrets(String message) {
        String redacted = message;
        for (SettingDefinition setting : section.settings()) {
            String value = values.of(setting).text();
            if (setting.secret() && !value.isEmpty()) {
                redacted = redacted.replace(value, EffectiveSetting.REDACTED);
            }
        }
        return redacted;
    }
}
