package dev.tessera.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this JVM holds at a moment. Resident memory tells less: the JVM's compilers take and return much of it.
 *
 * @param files that are open, without those by which the system tells of itself, which the JVM looks into now and then, and
 *     without code, which it opens with the first class that it needs of it and keeps open
 * @param threads without those that carry virtual threads, of which the JVM has as many as it likes
 * @param heap bytes that are reachable
 */
record JvmHoldings(List<String> files, long threads, long heap) {
    private static final int LOOKS = 5;
    private static final Pattern CODE = Pattern.compile("\\.(jar|so)(\\.[\\d.]+)?$|/lib/modules$");

    /**
     * The least of several looks: the JVM opens files and starts threads for a moment, and takes more than one collection for
     * what is to be cleaned up after the first. What is lost is there at every look.
     */
    static JvmHoldings least() throws IOException {
        JvmHoldings least = now();
        for (int look = 1; look < LOOKS; look++) {
            JvmHoldings next = now();
            least = new JvmHoldings(
                    next.files.size() < least.files.size() ? next.files : least.files,
                    Math.min(least.threads, next.threads),
                    Math.min(least.heap, next.heap));
        }
        return least;
    }

    private static JvmHoldings now() throws IOException {
        System.gc();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return new JvmHoldings(
                    descriptors.flatMap(JvmHoldings::file).sorted().toList(),
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !(thread instanceof ForkJoinWorkerThread))
                            .count(),
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
    }

    private static Stream<String> file(Path descriptor) {
        try {
            Path file = Files.readSymbolicLink(descriptor);
            boolean system = file.startsWith("/proc") || file.startsWith("/sys");
            return system || CODE.matcher(file.toString()).find() ? Stream.empty() : Stream.of(file.toString());
        } catch (IOException _) {
            // closed meanwhile
            return Stream.empty();
        }
    }
}
