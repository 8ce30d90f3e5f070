package dev.tessera.media.cache.lru;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Caches in which what is least recently used goes first. */
public final class LruPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.cachePolicy("lru", LruPolicy.class);
    }
}
