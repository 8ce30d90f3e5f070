package dev.tessera.media.javacv;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long work keeps a processor busy, on this thread, whatever else the machine does meanwhile. */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ProcessorTime() {}

    /**
     * How long some work keeps a processor busy. A work that waits, or hangs without computing, takes no such time: a test has to
     * bound that by itself.
     *
     * @throws IllegalStateException where the machine does not measure it, instead of finding any work short
     */
    public static Duration of(Runnable work) {
        if (!THREADS.isCurrentThreadCpuTimeSupported() || !THREADS.isThreadCpuTimeEnabled()) {
            throw new IllegalStateException("the processor time of a thread is not measured here");
        }
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
    }
}
