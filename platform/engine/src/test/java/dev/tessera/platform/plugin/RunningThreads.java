package dev.tessera.platform.plugin;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads that run at one moment. */
public final class RunningThreads {
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    private final Set<Thread> threads;

    private RunningThreads(Set<Thread> threads) {
        this.threads = threads;
    }

    public static RunningThreads now() {
        return new RunningThreads(Thread.getAllStackTraces().keySet());
    }

    /** The names of later threads that do not end. A thread may run a little longer than the executor that was closed. */
    public List<String> stillRunningSince() throws InterruptedException {
        Set<Thread> later = new HashSet<>(Thread.getAllStackTraces().keySet());
        later.removeAll(threads);
        for (Thread thread : later) {
            thread.join(TIME_TO_END);
        }
        return later.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
