package dev.tessera.backend.reference;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.Setting;
import java.util.Optional;

/**
 * Configuration of the reference backend.
 *
 * @param threads threads that compute; as many as there are processors where none are given
 */
public record ReferenceConfig(
        @Setting(key = "threads", description = "Threads that compute; by default as many as there are processors")
        Optional<Integer> threads) {
    public ReferenceConfig {
        requireNonNull(threads, "threads is null");
        threads.ifPresent(count -> {
            if (count < 1 || count > 1024) {
                throw new IllegalArgumentException("%d threads are not between 1 and 1024".formatted(count));
            }
        });
    }

    /** What is used where nothing is configured. */
    public static ReferenceConfig defaults() {
        return new ReferenceConfig(Optional.empty());
    }
}
