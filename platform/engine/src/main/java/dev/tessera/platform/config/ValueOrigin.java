package dev.tessera.platform.config;

import static java.util.Objects.requireNonNull;

/**
 * Where a value was configured.
 *
 * @param label what messages and tables call it
 */
public record ValueOrigin(String label) {
    public static final ValueOrigin DEFAULT = new ValueOrigin("default");
    public static final ValueOrigin PROPERTIES_FILE = new ValueOrigin("tessera.properties");
    public static final ValueOrigin ENVIRONMENT = new ValueOrigin("environment");
    public static final ValueOrigin COMMAND_LINE = new ValueOrigin("--set");

    public ValueOrigin {
        requireNonNull(label, "label is null");
    }
}
