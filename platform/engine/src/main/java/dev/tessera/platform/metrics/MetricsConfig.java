package dev.tessera.platform.metrics;

import dev.tessera.spi.config.Setting;

/**
 * Whether anybody wants to know.
 *
 * @param enabled whether metrics are kept; where they are not, all that records them goes on to work, and nothing is shown
 */
public record MetricsConfig(
        @Setting(key = "enabled", description = "Keep metrics, as /metrics shows them", defaultValue = "true")
        boolean enabled) {
    /** What the keys begin with. */
    public static final String PREFIX = "metrics";
}
