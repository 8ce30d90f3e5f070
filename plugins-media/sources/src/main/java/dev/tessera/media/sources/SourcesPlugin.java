package dev.tessera.media.sources;

import dev.tessera.media.sources.cache.CacheConfig;
import dev.tessera.media.sources.http.HttpConfig;
import dev.tessera.media.sources.http.HttpUrlSource;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Fetching of media that a request carries itself, that lies in a directory of this machine or on the web. */
public final class SourcesPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.mediaSource("data", DataUrlSource.class);
        to.mediaSource("file", FileUrlSource.class);
        to.mediaSource("http", HttpUrlSource.class);
        to.config("sources", SourcesConfig.class);
        to.config("sources", HttpConfig.class);
        to.config("sources", CacheConfig.class);
    }
}
