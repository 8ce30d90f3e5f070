package dev.tessera.backend.pytorch.natives;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much memory native code can have: what Linux says is available, or less in a container that allows less. */
public final class FreeMemory {
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    /** Counts the cache of files, which gives way, other than what is merely free. */
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s*(\\d+) kB");

    private FreeMemory() {}

    public static long bytes() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        OptionalLong available = available();
        // in a container, the total is the container's, and so is what is free
        return available.isPresent() && available.getAsLong() <= system.getTotalMemorySize()
                ? available.getAsLong()
                : system.getFreeMemorySize();
    }

    private static OptionalLong available() {
        try (Stream<String> lines = Files.lines(MEMORY_INFO, UTF_8)) {
            return parse(lines);
        } catch (IOException e) {
            // another operating system
            return OptionalLong.empty();
        }
    }

    static OptionalLong parse(Stream<String> lines) {
        return lines.map(AVAILABLE::matcher)
                .filter(Matcher::matches)
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)) << 10)
                .findFirst();
    }
}
