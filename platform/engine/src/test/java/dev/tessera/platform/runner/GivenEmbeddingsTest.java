package dev.tessera.platform.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GivenEmbeddingsTest {
    @Test
    void joinsRowsOfAllTypes() {
        Tensor joined = GivenEmbeddings.join(
                List.of(
                        Tensor.ofFloats(Shape.of(1, 2), 1, 2),
                        Tensor.ofFloats(DataType.BFLOAT16, Shape.of(2, 2), 3, 4, 5, 6),
                        Tensor.ofFloats(DataType.FLOAT16, Shape.of(1, 2), 7, 8)),
                2);
        assertThat(joined.type()).isEqualTo(DataType.FLOAT32);
        assertThat(joined.shape()).isEqualTo(Shape.of(4, 2));
        assertThat(joined.toFloats()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void refusesRowsOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GivenEmbeddings.join(List.of(Tensor.ofFloats(Shape.of(2, 1), 1, 2)), 2))
                .withMessage("embeddings FLOAT32[2, 1] are not rows of 2 numbers");
    }
}
