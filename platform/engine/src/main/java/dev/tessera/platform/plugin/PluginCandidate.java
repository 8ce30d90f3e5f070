package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plugin that was found and may be loaded: none of its classes has been. */
record PluginCandidate(PluginDescriptor descriptor, PluginLocation location) {
    /**
     * Finds what to load, sorted by name. A plugin replaces those of the same name in earlier sources.
     *
     * @throws TesseraException INVALID_PLUGIN where a descriptor is invalid, asks for another SPI, or has the name of
     *     another in the same source
     */
    static List<PluginCandidate> find(List<PluginSource> sources, SpiVersion platform) {
        Map<String, PluginCandidate> candidates = new TreeMap<>();
        for (PluginSource source : sources) {
            candidates.putAll(find(source, platform));
        }
        return List.copyOf(candidates.values());
    }

    private static Map<String, PluginCandidate> find(PluginSource source, SpiVersion platform) {
        Map<String, PluginCandidate> candidates = new TreeMap<>();
        for (PluginLocation location : source.locations()) {
            PluginDescriptor descriptor = PluginDescriptor.read(location);
            descriptor.checkRunsOn(platform);
            PluginCandidate other = candidates.put(descriptor.name(), new PluginCandidate(descriptor, location));
            if (other != null) {
                throw new TesseraException(
                        INVALID_PLUGIN,
                        "both %s and %s hold a plugin \"%s\""
                                .formatted(other.location().label(), location.label(), descriptor.name()));
            }
        }
        return candidates;
    }
}
