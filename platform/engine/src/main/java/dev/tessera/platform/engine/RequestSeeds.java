package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Seeds for requests that bring none. With a seed of the engine, the same requests in the same order are answered alike each
 * time the engine is started, while equal requests within one run may still be answered differently.
 *
 * @param engineSeed the seed of the engine; where there is none, neither have requests
 */
record RequestSeeds(Optional<Long> engineSeed) {
    /** What a generator of this kind adds for each number that it gives. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    RequestSeeds {
        requireNonNull(engineSeed, "engineSeed is null");
    }

    /** @param number which request it is, from zero */
    Optional<Long> of(long number) {
        return engineSeed.map(seed -> new SplittableRandom(seed + number * STEP).nextLong());
    }
}
