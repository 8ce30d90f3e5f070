package dev.tessera.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResidentMemoryTest {
    @TempDir
    private Path directory;

    @Test
    void readsWhatLinuxTells() throws IOException {
        ResidentMemory memory = memory("Name:\tjava\nVmHWM:\t  900 kB\nVmRSS:\t  512 kB\nThreads:\t7\n");

        assertThat(memory.bytes()).hasValue(524_288);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        memory.bindTo(registry);
        assertThat(registry.get("process.resident.memory").gauge().value()).isEqualTo(524_288);
    }

    @Test
    void thereIsNoMetricWhereTheSystemDoesNotTell() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        memory("Name:\tjava\nVmRSS:\tmuch\n").bindTo(registry);
        new ResidentMemory(directory.resolve("missing")).bindTo(registry);

        assertThat(registry.getMeters()).isEmpty();
    }

    private ResidentMemory memory(String status) throws IOException {
        return new ResidentMemory(Files.writeString(directory.resolve("status"), status));
    }
}
