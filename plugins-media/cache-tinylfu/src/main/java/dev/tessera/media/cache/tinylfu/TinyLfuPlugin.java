package dev.tessera.media.cache.tinylfu;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Caches in which what is seldom used goes first. */
public final class TinyLfuPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.cachePolicy("tinylfu", TinyLfuPolicy.class);
    }
}
