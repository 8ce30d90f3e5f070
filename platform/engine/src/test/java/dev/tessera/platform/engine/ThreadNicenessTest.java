package dev.tessera.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class ThreadNicenessTest {
    /** A thread of its own for each, which leaves the test's as it is. */
    private static final Executor THREADS = task -> Thread.ofPlatform().start(task);

    @Test
    void isRaisedForThisThreadAndThoseThatItStarts() {
        int before = niceness();
        int raised = Math.max(before, 7);

        int inherited = CompletableFuture.supplyAsync(
                        () -> {
                            ThreadNiceness.raiseTo(7);
                            assertThat(niceness()).isEqualTo(raised);
                            return CompletableFuture.supplyAsync(ThreadNicenessTest::niceness, THREADS)
                                    .join();
                        },
                        THREADS)
                .join();

        assertThat(inherited).isEqualTo(raised);
        assertThat(niceness()).isEqualTo(before);
    }

    @Test
    void isNotLoweredWhereItIsMoreAlready() {
        int more = Math.max(niceness(), 9);

        int left = CompletableFuture.supplyAsync(
                        () -> {
                            ThreadNiceness.raiseTo(more);
                            ThreadNiceness.raiseTo(1);
                            return niceness();
                        },
                        THREADS)
                .join();

        assertThat(left).isEqualTo(more);
    }

    /** That of the thread that asks: the seventeenth field after its name, which may hold spaces. */
    private static int niceness() {
        try {
            String status = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(
                    status.substring(status.lastIndexOf(')') + 2).split(" ", -1)[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
