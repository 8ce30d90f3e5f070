package dev.tessera.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceConfigTest {
    @Test
    void usesAllProcessorsByDefault() {
        assertThat(ReferenceConfig.defaults().threads()).isEmpty();
        try (ReferenceBackend backend = new ReferenceBackend(ReferenceConfig.defaults())) {
            assertThat(backend.device().name())
                    .isEqualTo("plain Java, %d threads"
                            .formatted(Runtime.getRuntime().availableProcessors()));
        }
    }

    @Test
    void usesAsManyThreadsAsConfigured() {
        try (ReferenceBackend backend = new ReferenceBackend(new ReferenceConfig(Optional.of(3)))) {
            assertThat(backend.device().name()).isEqualTo("plain Java, 3 threads");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1025})
    void refusesThreadsOutOfRange(int threads) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReferenceConfig(Optional.of(threads)))
                .withMessage("%d threads are not between 1 and 1024".formatted(threads));
    }
}
