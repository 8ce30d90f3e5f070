package dev.tessera.media.sources;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Fetching of media that a request carries itself or that lies in a directory of this machine. */
public final class SourcesPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.mediaSource("data", DataUrlSource.class);
        to.mediaSource("file", FileUrlSource.class);
        to.config("sources", SourcesConfig.class);
    }
}
