package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GridEmbeddingsTest {
    private static final int HIDDEN_SIZE = 8;
    private static final int MERGE_SIZE = 2;

    @Test
    void readsTheGridOfImagesAndVideos() {
        assertThat(grid(item(IMAGE, "image_grid_thw", 15, 1, 6, 10))).isEqualTo(new PatchGrid(1, 6, 10));
        assertThat(grid(item(VIDEO, "video_grid_thw", 30, 2, 6, 10))).isEqualTo(new PatchGrid(2, 6, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 | 1 | 6 | 10 | the image_embeds have 14 rows, but image_grid_thw [1, 6, 10] makes 15",
                "15 | 1 | 5 | 12 | the image_embeds have image_grid_thw [1, 5, 12], whose height and width are not divisible by the"
                        + " merge size of 2",
                "15 | 1 | 12 | 5 | the image_embeds have image_grid_thw [1, 12, 5], whose height and width are not divisible by the"
                        + " merge size of 2",
                "15 | 0 | 6 | 10 | the image_embeds have image_grid_thw [0, 6, 10], but its numbers must be 1 to 1048576",
                "15 | 1 | -6 | -10 | the image_embeds have image_grid_thw [1, -6, -10], but its numbers must be 1 to 1048576",
                "15 | 1 | 2 | 4611686018427387904 | the image_embeds have image_grid_thw [1, 2, 4611686018427387904], but its numbers"
                        + " must be 1 to 1048576",
                "15 | 1048576 | 1048576 | 1048576 | the image_embeds have 15 rows, but image_grid_thw [1048576, 1048576, 1048576] makes"
                        + " 288230376151711744",
            })
    void saysWhatDoesNotFit(int rows, long frames, long height, long width, String message) {
        assertRefused(item(IMAGE, "image_grid_thw", rows, frames, height, width), message);
    }

    @Test
    void wantsTheFieldOfItsModality() {
        assertRefused(
                item(VIDEO, "image_grid_thw", 15, 1, 6, 10),
                "the video_embeds lack video_grid_thw, which the model needs");
    }

    private static EmbeddingItem item(Modality modality, String field, int rows, long... grid) {
        return new EmbeddingItem(
                modality,
                Tensor.ofFloats(Shape.of(rows, HIDDEN_SIZE), new float[rows * HIDDEN_SIZE]),
                Map.of(field, Tensor.ofLongs(Shape.of(grid.length), grid)));
    }

    private static PatchGrid grid(EmbeddingItem item) {
        return GridEmbeddings.grid(item, HIDDEN_SIZE, MERGE_SIZE);
    }

    private static void assertRefused(EmbeddingItem item, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> grid(item))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_MEDIA));
    }
}
