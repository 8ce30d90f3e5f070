package dev.tessera.spi.generation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.generation.PromptTruncation.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PromptTruncationTest {
    @Test
    void leavesATokenAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PromptTruncation(Optional.of(0), Side.END))
                .withMessage("truncate_prompt_tokens is 0, but must be at least 1");
    }
}
