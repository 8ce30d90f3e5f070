package dev.tessera.backend.reference;

import dev.tessera.testkit.backend.BackendContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class ReferenceBackendTest {
    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return BackendContract.of(() -> new ReferenceBackend(ReferenceConfig.defaults()))
                .tests();
    }
}
