package dev.tessera.testkit.backend;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.backend.Backend;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * One thing that a backend must do.
 *
 * @param name what it is, as a sentence
 * @param check fails where the backend does not do it; the backend is fresh, and closed afterwards
 */
record ContractCase(String name, ThrowingConsumer<Backend> check) {
    ContractCase {
        requireNonNull(name, "name is null");
        requireNonNull(check, "check is null");
    }
}
