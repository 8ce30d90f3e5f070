package dev.tessera.platform.config;

/**
 * A setting with the value in force. Where the setting is secret, value and default are asterisks.
 *
 * @param value as it was written; empty where there is none
 * @param defaultValue the value where none is configured; empty where there is none
 */
public record EffectiveSetting(String key, String value, String defaultValue, String description, ValueOrigin origin) {
    static final String REDACTED = "***";

    static EffectiveSetting of(SettingDefinition setting, ConfiguredValue value) {
        return new EffectiveSetting(
                setting.key(),
                setting.secret() ? redacted(value.text()) : value.text(),
                setting.secret() ? redacted(setting.defaultText()) : setting.defaultText(),
                setting.description(),
                value.origin());
    }

    private static String redacted(String text) {
        return text.isEmpty() ? "" : REDACTED;
    }
}
