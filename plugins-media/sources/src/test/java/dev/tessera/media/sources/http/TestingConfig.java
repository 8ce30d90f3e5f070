package dev.tessera.media.sources.http;

import dev.tessera.media.sources.cache.CacheConfig;
import dev.tessera.media.sources.cache.FetchedMedia;
import dev.tessera.spi.config.DataSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Configurations that differ from the default in what a test is about. Each attempt may take five seconds. */
final class TestingConfig {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private TestingConfig() {}

    static HttpConfig safe() {
        return new HttpConfig(List.of(), true, false, TIMEOUT, TIMEOUT, TIMEOUT, 1, DEADLINE);
    }

    static HttpConfig withAttempts(int attempts) {
        return new HttpConfig(List.of(), true, false, TIMEOUT, TIMEOUT, TIMEOUT, attempts, DEADLINE);
    }

    static HttpConfig withDomains(String... domains) {
        return new HttpConfig(List.of(domains), true, false, TIMEOUT, TIMEOUT, TIMEOUT, 1, DEADLINE);
    }

    static HttpConfig withoutRedirects() {
        return new HttpConfig(List.of(), false, false, TIMEOUT, TIMEOUT, TIMEOUT, 1, DEADLINE);
    }

    static HttpConfig withPrivateAddresses() {
        return new HttpConfig(List.of(), true, true, TIMEOUT, TIMEOUT, TIMEOUT, 1, DEADLINE);
    }

    static FetchedMedia nothingKept() {
        return new FetchedMedia(cache(Optional.empty()), InstantSource.system());
    }

    static FetchedMedia keptIn(Path directory) {
        return new FetchedMedia(cache(Optional.of(directory)), InstantSource.system());
    }

    private static CacheConfig cache(Optional<Path> directory) {
        return new CacheConfig(directory, new DataSize(1 << 20), Duration.ofHours(1));
    }
}
