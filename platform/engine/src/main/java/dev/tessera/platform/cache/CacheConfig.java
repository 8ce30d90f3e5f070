package dev.tessera.platform.cache;

import dev.tessera.spi.config.Setting;

/**
 * What the caches of processed media and encoder outputs keep.
 *
 * @param policy name of a cache policy that a plugin contributes
 */
public record CacheConfig(
        @Setting(
                key = "policy",
                description = "What caches of media keep: lru for what was used last, tinylfu for what is used often,"
                        + " or another installed policy",
                defaultValue = "lru")
        String policy) {
    /** What the keys begin with. */
    public static final String PREFIX = "cache";

    public CacheConfig {
        if (policy.isEmpty()) {
            throw new IllegalArgumentException("cache.policy is empty, but must name a policy");
        }
    }
}
