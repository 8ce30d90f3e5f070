package dev.tessera.spi.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EmbeddingItemTest {
    @Test
    void isOfTheModalityThatWasEncoded() {
        Tensor rows = Tensor.ofFloats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        EmbeddingItem item = new EmbeddingItem(Modality.IMAGE, rows, Map.of());
        assertThat(item.modality()).isEqualTo(Modality.IMAGE);
        assertThat(item).hasToString("image embeddings FLOAT32[2, 3]");
    }

    @Test
    void refusesWhatAreNoRowsOfNumbers() {
        Tensor flat = Tensor.ofFloats(Shape.of(2), 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddingItem(Modality.IMAGE, flat, Map.of()))
                .withMessage("embeddings are rows of numbers, but have shape [2]");
        Tensor none = Tensor.ofFloats(Shape.of(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmbeddingItem(Modality.IMAGE, none, Map.of()));
        Tensor whole = Tensor.ofLongs(Shape.of(1, 2), 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddingItem(Modality.IMAGE, whole, Map.of()))
                .withMessage("embeddings are floating-point numbers, but are INT64");
    }
}
