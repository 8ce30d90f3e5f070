package dev.tessera.models.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.media.ImageItem;
import org.junit.jupiter.api.Test;

final class PictureTransposeTest {
    @Test
    void swapsRowsAndColumns() {
        byte[] rgb = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
        assertThat(PictureTranspose.transpose(new ImageItem(3, 2, rgb)))
                .isEqualTo(new ImageItem(
                        2, 3, new byte[] {1, 2, 3, 10, 11, 12, 4, 5, 6, 13, 14, 15, 7, 8, 9, 16, 17, 18}));
    }

    @Test
    void undoesItself() {
        ImageItem picture = TestingPictures.generate(7, 5);
        assertThat(PictureTranspose.transpose(PictureTranspose.transpose(picture)))
                .isEqualTo(picture);
    }
}
