package dev.tessera.backend.pytorch.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FreeMemoryTest {
    @Test
    void readsWhatLinuxSaysIsAvailable() {
        Stream<String> lines = Stream.of("MemTotal:       24512340 kB", "MemAvailable:   2048 kB", "Cached: 1 kB");
        assertThat(FreeMemory.parse(lines)).hasValue(2 << 20);
    }

    @Test
    void knowsNothingWhereLinuxDoesNotSay() {
        assertThat(FreeMemory.parse(Stream.of("MemFree: 7 kB"))).isEmpty();
    }
}
