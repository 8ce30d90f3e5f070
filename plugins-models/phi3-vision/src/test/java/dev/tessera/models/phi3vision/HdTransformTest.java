package dev.tessera.models.phi3vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.models.image.PillowResize;
import dev.tessera.models.image.ResampleFilter;
import dev.tessera.spi.media.ImageItem;
import org.junit.jupiter.api.Test;

final class HdTransformTest {
    private static final PillowResize RESIZE = new PillowResize(ResampleFilter.BILINEAR);

    @Test
    void padsWithWhiteAboveAndBelow() {
        // one tile of 8 pixels, of which the picture fills 5 lines: int(8 / 1.5)
        HdTransform transform = HdTransform.of(3, 2, 1, 8);
        assertThat(transform).isEqualTo(new HdTransform(8, false, 8, 5));
        ImageItem result = transform.apply(new ImageItem(3, 2, new byte[18]), RESIZE);
        assertThat(result).isEqualTo(lines(8, 8, 1, 6));
    }

    @Test
    void padsUprightPicturesAtTheirSides() {
        HdTransform transform = HdTransform.of(2, 3, 1, 8);
        assertThat(transform).isEqualTo(new HdTransform(8, true, 8, 5));
        ImageItem result = transform.apply(new ImageItem(2, 3, new byte[18]), RESIZE);
        for (int x = 0; x < 8; x++) {
            assertThat(result.rgb()[3 * x]).as("column %d", x).isEqualTo(x >= 1 && x < 6 ? 0 : (byte) 255);
        }
    }

    @Test
    void fillsAsManyTilesAsAreAllowed() {
        assertThat(HdTransform.of(300, 100, 16, 10).grid()).isEqualTo(new CropGrid(2, 6));
        assertThat(HdTransform.of(100, 300, 16, 10).grid()).isEqualTo(new CropGrid(6, 2));
        assertThat(HdTransform.of(100, 100, 16, 10).grid()).isEqualTo(new CropGrid(4, 4));
        assertThat(HdTransform.of(100, 100, 3, 10).grid()).isEqualTo(new CropGrid(1, 1));
        assertThat(HdTransform.of(10_000, 1, 64, 10).grid().rows()).isZero();
    }

    /** A white picture with black lines. */
    private static ImageItem lines(int width, int height, int first, int end) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            int line = i / (3 * width);
            rgb[i] = line >= first && line < end ? 0 : (byte) 255;
        }
        return new ImageItem(width, height, rgb);
    }
}
