package dev.tessera.platform.config;

/** Where a value was configured, in rising order of precedence. */
public enum ValueOrigin {
    DEFAULT("default"),
    PROPERTIES_FILE("tessera.properties"),
    ENVIRONMENT("environment"),
    COMMAND_LINE("--set");

    private final String label;

    ValueOrigin(String label) {
        this.label = label;
    }

    /** What messages and tables call it. */
    public String label() {
        return label;
    }
}
