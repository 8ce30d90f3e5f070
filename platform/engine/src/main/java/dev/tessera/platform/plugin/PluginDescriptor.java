package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.config.KebabCase;
import dev.tessera.platform.config.PropertiesFile;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a plugin says of itself in {@code plugin.properties}, which is read before any class of the plugin.
 *
 * @param name unique among plugins, in kebab-case
 * @param version of the plugin
 * @param spiVersion of the SPI that it was built against
 * @param description one sentence
 */
public record PluginDescriptor(String name, String version, SpiVersion spiVersion, String description) {
    private static final Set<String> KEYS = new TreeSet<>(List.of("name", "version", "spi.version", "description"));
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}");
    private static final int MAX_DESCRIPTION = 500;

    public PluginDescriptor {
        requireNonNull(spiVersion, "spiVersion is null");
        if (!KebabCase.isName(name)) {
            throw new IllegalArgumentException("the name \"%s\" is not in kebab-case".formatted(name));
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("\"%s\" is not a version".formatted(version));
        }
        if (description.isBlank() || description.length() > MAX_DESCRIPTION) {
            throw new IllegalArgumentException(
                    "the description is empty or over %d characters".formatted(MAX_DESCRIPTION));
        }
    }

    static PluginDescriptor read(PluginLocation location) {
        String label = "%s in %s".formatted(PluginLocation.DESCRIPTOR, location.label());
        Map<String, String> values = PropertiesFile.read(location.descriptor(), label, INVALID_PLUGIN);
        if (!values.keySet().equals(KEYS)) {
            throw new TesseraException(
                    INVALID_PLUGIN,
                    "%s has the keys %s and needs exactly %s"
                            .formatted(label, String.join(", ", values.keySet()), String.join(", ", KEYS)));
        }
        try {
            return new PluginDescriptor(
                    values.get("name"),
                    values.get("version"),
                    SpiVersion.parse(values.get("spi.version")),
                    values.get("description"));
        } catch (IllegalArgumentException e) {
            throw new TesseraException(INVALID_PLUGIN, "%s is invalid: %s".formatted(label, e.getMessage()), e);
        }
    }

    /** Refuses a plugin that needs another SPI than the platform's. */
    void checkRunsOn(SpiVersion platform) {
        if (!platform.supports(spiVersion)) {
            throw new TesseraException(
                    INVALID_PLUGIN,
                    "plugin \"%s\" %s was built for SPI %s, and this platform offers SPI %s"
                            .formatted(name, version, spiVersion, platform));
        }
    }
}
