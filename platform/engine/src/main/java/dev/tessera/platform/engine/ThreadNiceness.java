package dev.tessera.platform.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the other threads of the process go before this one, as {@code nice} does for processes. On Linux a thread has a
 * niceness of its own, which the threads that it starts inherit; elsewhere nothing happens, since there it is the process's.
 */
final class ThreadNiceness {
    private static final Logger log = LoggerFactory.getLogger(ThreadNiceness.class);

    /** {@code PRIO_PROCESS}, of which 0 is the thread that calls. */
    private static final int PROCESS = 0;

    private ThreadNiceness() {}

    /** @param niceness from 1 to 19; this thread has no less from now on, for only the superuser can take it back */
    static void raiseTo(int niceness) {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return;
        }
        Optional<MethodHandle> now = function("getpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        Optional<MethodHandle> set =
                function("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        if (now.isEmpty() || set.isEmpty()) {
            log.debug("the system has no getpriority or no setpriority");
            return;
        }
        try {
            // a process that was started with more keeps it
            if ((int) now.get().invokeExact(PROCESS, 0) < niceness
                    && (int) set.get().invokeExact(PROCESS, 0, niceness) != 0) {
                // everything works without it, only less evenly
                log.debug("the niceness of the engine's thread could not be raised to {}", niceness);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("a call of setpriority failed", e);
        }
    }

    @SuppressWarnings("restricted") // Java's own priorities do nothing on Linux unless all of them are turned on
    private static Optional<MethodHandle> function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(function -> linker.downcallHandle(function, descriptor));
    }
}
