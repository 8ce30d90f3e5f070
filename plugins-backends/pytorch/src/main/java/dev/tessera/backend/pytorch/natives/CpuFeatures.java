package dev.tessera.backend.pytorch.natives;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the processor can do, as Linux tells.
 *
 * @param names the processor's features, such as {@code avx512_bf16}; none where they are not known
 */
public record CpuFeatures(Set<String> names) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Set<String> FAST_BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");
    /** x86 calls them flags, ARM calls them features. */
    private static final Pattern LINE = Pattern.compile("(?:flags|Features)\\s*:\\s*(.*)");

    public CpuFeatures {
        names = Set.copyOf(names);
    }

    /** The features of this machine. */
    public static CpuFeatures ofThisMachine() {
        try (Stream<String> lines = Files.lines(CPU_INFO, UTF_8)) {
            return of(lines);
        } catch (IOException e) {
            // another operating system: nothing is known to be fast
            return new CpuFeatures(Set.of());
        }
    }

    static CpuFeatures of(Stream<String> lines) {
        return new CpuFeatures(lines.map(LINE::matcher)
                .filter(matcher -> matcher.matches())
                .findFirst()
                .map(matcher -> Arrays.stream(matcher.group(1).split(" ", -1)).collect(Collectors.toSet()))
                .orElseGet(Set::of));
    }

    /** Whether there are instructions for products of bfloat16. */
    public boolean hasFastBfloat16() {
        return names.stream().anyMatch(FAST_BFLOAT16::contains);
    }
}
