package dev.tessera.media.cache.lru;

import dev.tessera.spi.cache.CacheIndex;
import dev.tessera.spi.cache.CachePolicy;
import jakarta.inject.Inject;

/** Makes room by dropping what is least recently used. */
public final class LruPolicy implements CachePolicy {
    @Inject
    public LruPolicy() {}

    @Override
    public CacheIndex newIndex(long capacity) {
        return new LruIndex(capacity);
    }
}
