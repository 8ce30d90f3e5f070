package dev.tessera.platform.plugin;

import dev.tessera.spi.error.TesseraException;
import java.util.List;

/** A way to find plugins. */
public interface PluginSource {
    /**
     * Looks.
     *
     * @throws TesseraException INVALID_PLUGIN where the place to look in is not there, or is not as it should be
     */
    List<PluginLocation> locations();
}
