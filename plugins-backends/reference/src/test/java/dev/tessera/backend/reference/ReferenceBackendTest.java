package dev.tessera.backend.reference;

import dev.tessera.testkit.backend.BackendContract;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class ReferenceBackendTest {
    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return BackendContract.of(() -> new ReferenceBackend(ReferenceConfig.defaults()))
                .withAllocatedBytes(ReferenceBackendTest::liveBytes)
                .tests();
    }

    /** All memory of this backend is on the Java heap, where what is still reachable counts. */
    private static long liveBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
