package dev.tessera.models.phi3vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddingOrderTest {
    /** Tiles of four squares: 0 to 3 are the whole picture, 4 to 7 the first crop, 8 to 11 the second. */
    @Test
    void goesLineByLineOverAllCropsAndThenOverTheWholePicture() {
        assertThat(EmbeddingOrder.of(List.of(new CropGrid(1, 2)), 2).toLongs())
                .containsExactly(4, 5, 8, 9, 12, 6, 7, 10, 11, 12, 13, 0, 1, 12, 2, 3, 12);
        assertThat(EmbeddingOrder.of(List.of(new CropGrid(2, 1)), 2).toLongs())
                .containsExactly(4, 5, 12, 6, 7, 12, 8, 9, 12, 10, 11, 12, 13, 0, 1, 12, 2, 3, 12);
    }

    @Test
    void numbersTheTilesOfAllPictures() {
        CropGrid one = new CropGrid(1, 1);
        assertThat(EmbeddingOrder.of(List.of(one, one), 1).toLongs()).containsExactly(1, 4, 5, 0, 4, 3, 4, 5, 2, 4);
    }

    @Test
    void isAsLongAsTheGridSays() {
        for (CropGrid grid : List.of(new CropGrid(1, 1), new CropGrid(3, 2), new CropGrid(1, 16))) {
            assertThat(EmbeddingOrder.of(List.of(grid), 12).toLongs()).hasSize((int) grid.embeddings(12));
        }
    }
}
