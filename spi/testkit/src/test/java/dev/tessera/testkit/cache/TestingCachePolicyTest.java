package dev.tessera.testkit.cache;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

final class TestingCachePolicyTest {
    @TestFactory
    Stream<DynamicNode> keepsTheContract() {
        return CachePolicyContract.of(TestingCachePolicy::new).tests();
    }
}
