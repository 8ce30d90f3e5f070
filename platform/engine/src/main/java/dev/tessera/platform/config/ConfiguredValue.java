package dev.tessera.platform.config;

import static java.util.Objects.requireNonNull;

/**
 * What was configured for one setting, not yet understood.
 *
 * @param text as it was written
 * @param origin where
 */
public record ConfiguredValue(String text, ValueOrigin origin) {
    public ConfiguredValue {
        text = text.strip();
        requireNonNull(origin, "origin is null");
    }
}
