package dev.tessera.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.media.ImageItem;
import org.junit.jupiter.api.Test;

final class PictureCropTest {
    /** Pixels are 0 to 5, each with three equal channels. */
    private static final ImageItem PICTURE =
            new ImageItem(3, 2, new byte[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5});

    @Test
    void cutsOutWhatIsInside() {
        assertThat(pixels(PictureCrop.crop(PICTURE, 1, 0, 2, 2, 9))).containsExactly(1, 2, 4, 5);
        assertThat(PictureCrop.crop(PICTURE, 0, 0, 3, 2, 9)).isEqualTo(PICTURE);
    }

    @Test
    void fillsWhatIsOutside() {
        assertThat(pixels(PictureCrop.crop(PICTURE, -1, -1, 5, 4, 9)))
                .containsExactly(9, 9, 9, 9, 9, 9, 0, 1, 2, 9, 9, 3, 4, 5, 9, 9, 9, 9, 9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, 2, 1, 2, 2, 9))).containsExactly(5, 9, 9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, 3, 0, 1, 2, 9))).containsExactly(9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, -4, -4, 2, 1, 9))).containsExactly(9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, Integer.MAX_VALUE, Integer.MIN_VALUE, 1, 1, 9)))
                .containsExactly(9);
    }

    @Test
    void fillsAreasBesideThePicture() {
        assertThat(pixels(PictureCrop.crop(PICTURE, 4, 0, 1, 2, 9))).containsExactly(9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, -4, 0, 2, 2, 9))).containsExactly(9, 9, 9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, 0, 3, 2, 1, 9))).containsExactly(9, 9);
        assertThat(pixels(PictureCrop.crop(PICTURE, 0, -4, 2, 1, 9))).containsExactly(9, 9);
    }

    @Test
    void refusesEmptyAreas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureCrop.crop(PICTURE, 0, 0, 0, 1, 9))
                .withMessage("an area of 0 x 1 pixels is not possible");
    }

    private static int[] pixels(ImageItem image) {
        int[] pixels = new int[image.width() * image.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.rgb()[3 * i];
            assertThat(image.rgb()[3 * i + 2]).isEqualTo(image.rgb()[3 * i]);
        }
        return pixels;
    }
}
