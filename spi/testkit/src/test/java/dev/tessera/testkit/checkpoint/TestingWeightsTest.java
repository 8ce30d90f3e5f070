package dev.tessera.testkit.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import org.junit.jupiter.api.Test;

final class TestingWeightsTest {
    @Test
    void holdsWhatWasPutIn() {
        TestingWeights weights =
                TestingWeights.empty().with("b", Shape.of(2), 1, 2).with("a", DataType.BFLOAT16, Shape.of(1), 1.003f);
        assertThat(weights.names()).containsExactly("a", "b");
        assertThat(weights.find("a")).contains(new TensorInfo("a", DataType.BFLOAT16, Shape.of(1)));
        assertThat(weights.tensor("a").toFloats()).containsExactly(1);
        assertThat(weights.tensor("b").toFloats()).containsExactly(1, 2);
    }

    @Test
    void addingLeavesTheOriginalAsItWas() {
        TestingWeights empty = TestingWeights.empty();
        empty.with("a", Shape.of(), 1);
        assertThat(empty.names()).isEmpty();
    }

    @Test
    void saysWhichTensorIsMissing() {
        assertThat(TestingWeights.empty().find("a")).isEmpty();
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> TestingWeights.empty().tensor("a"))
                .withMessage("the checkpoint has no tensor a")
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CHECKPOINT));
    }
}
