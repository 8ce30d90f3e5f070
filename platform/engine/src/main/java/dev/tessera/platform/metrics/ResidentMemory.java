package dev.tessera.platform.metrics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory that the process takes, native memory and mapped weights included, which the JVM knows nothing of. Linux tells
 * it in {@code /proc/self/status}; elsewhere there is no such metric.
 */
final class ResidentMemory implements MeterBinder {
    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d{1,15}) kB$", Pattern.MULTILINE);

    private final Path status;

    ResidentMemory(Path status) {
        this.status = status;
    }

    static ResidentMemory ofThisProcess() {
        return new ResidentMemory(Path.of("/proc/self/status"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (bytes().isPresent()) {
            Gauge.builder("process.resident.memory", this, ResidentMemory::bytesOrNaN)
                    .strongReference(true)
                    .description("Resident memory of the process, native memory included")
                    .baseUnit(BaseUnits.BYTES)
                    .register(registry);
        }
    }

    /** The size in bytes, where the system tells. */
    OptionalLong bytes() {
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(status, ISO_8859_1));
            return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private double bytesOrNaN() {
        OptionalLong bytes = bytes();
        return bytes.isPresent() ? bytes.getAsLong() : Double.NaN;
    }
}
