package dev.tessera.media.cache.tinylfu;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import jakarta.inject.Inject;

/** Makes room by dropping what is seldom used. */
public final class TinyLfuPolicy implements CachePolicy {
    @Inject
    public TinyLfuPolicy() {}

    @Override
    public CacheIndex newIndex(long capacity) {
        return new TinyLfuIndex(capacity);
    }
}
