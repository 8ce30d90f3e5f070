package dev.tessera.platform.config;

import dev.tessera.spi.config.Setting;
import java.lang.reflect.RecordComponent;

/**
 * One setting as its record declares it.
 *
 * @param key the whole key, prefix included
 * @param defaultText the value when none is configured, as a person would write it; empty where there is none
 * @param required whether there is no value but a configured one
 */
record SettingDefinition(
        String key, String description, String defaultText, boolean required, boolean secret, ValueParser parser) {
    static SettingDefinition of(String prefix, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException("component %s has no @Setting".formatted(component.getName()));
        }
        String key = "%s.%s".formatted(prefix, setting.key());
        if (!KebabCase.isKey(key)) {
            throw new IllegalArgumentException("the key \"%s\" is not in kebab-case".formatted(key));
        }
        if (setting.description().isBlank()) {
            throw new IllegalArgumentException("the key \"%s\" has no description".formatted(key));
        }
        ValueParser parser = SettingTypes.parser(component.getGenericType());
        String defaultText = setting.defaultValue().strip();
        return new SettingDefinition(
                key,
                setting.description(),
                defaultText,
                isRequired(key, defaultText, parser),
                setting.secret(),
                parser);
    }

    private static boolean isRequired(String key, String defaultText, ValueParser parser) {
        try {
            parser.parse(defaultText);
            return false;
        } catch (IllegalArgumentException e) {
            if (defaultText.isEmpty()) {
                return true;
            }
            throw new IllegalArgumentException(
                    "the default \"%s\" of %s %s".formatted(defaultText, key, e.getMessage()), e);
        }
    }
}
