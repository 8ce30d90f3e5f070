package dev.tessera.backend.pytorch;

import dev.tessera.testkit.backend.BackendContract;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class PytorchBackendTest {
    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return BackendContract.of(() -> new PytorchBackend(PytorchConfig.defaults(), new TestingMetrics()))
                .tests();
    }
}
