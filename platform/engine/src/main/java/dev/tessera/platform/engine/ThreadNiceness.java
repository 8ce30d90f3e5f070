package dev.tessera.platform.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
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
    @SuppressWarnings("restricted") // Java's own priorities do nothing on Linux unless all of them are turned on
    static void raiseTo(int niceness) {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("setpriority");
        if (function.isEmpty()) {
            log.debug("the system has no setpriority");
            return;
        }
        MethodHandle setPriority =
                linker.downcallHandle(function.get(), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        if (call(setPriority, niceness) != 0) {
            // everything works without it, only less evenly
            log.debug("the niceness of the engine's thread could not be raised to {}", niceness);
        }
    }

    private static int call(MethodHandle setPriority, int niceness) {
        try {
            return (int) setPriority.invokeExact(PROCESS, 0, niceness);
        } catch (Throwable e) {
            throw new IllegalStateException("a call of setpriority failed", e);
        }
    }
}
