package dev.tessera.frontend.openai.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version in {@code plugin.properties}. */
public final class PluginVersion {
    /** Such as {@code 0.1.0}. */
    public static final String VERSION = read();

    /** What OpenAI calls a system fingerprint: answers of one seed are the same while it is the same. */
    public static final String FINGERPRINT = "tessera-" + VERSION;

    private PluginVersion() {}

    private static String read() {
        try (InputStream properties = PluginVersion.class.getResourceAsStream("/plugin.properties")) {
            Properties plugin = new Properties();
            plugin.load(properties);
            return plugin.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("plugin.properties cannot be read", e);
        }
    }
}
