package dev.tessera.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.media.ImageItem;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageConversionTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void keepsThePixelsOfEveryLayout(int type) {
        BufferedImage image = new BufferedImage(2, 2, type);
        image.setRGB(0, 0, 0xff010203);
        image.setRGB(1, 0, 0xff040506);
        image.setRGB(0, 1, 0xff070809);
        image.setRGB(1, 1, 0xfffefdfc);
        assertThat(ImageConversion.toItem(image))
                .isEqualTo(new ImageItem(2, 2, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, -2, -3, -4}));
    }

    /** The expected levels are those of Pillow: pasted on white with the picture as its own mask. */
    @ParameterizedTest
    @CsvSource({"0, 255", "1, 254", "128, 127", "200, 55", "255, 0"})
    void laysTransparencyOverWhite(int alpha, int expected) {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, alpha << 24);
        byte level = (byte) expected;
        assertThat(ImageConversion.toItem(image)).isEqualTo(new ImageItem(1, 1, new byte[] {level, level, level}));
    }

    @Test
    void keepsLevelsOfGrey() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);
        image.getRaster().setSample(1, 0, 0, 200);
        assertThat(ImageConversion.toItem(image))
                .isEqualTo(new ImageItem(2, 1, new byte[] {100, 100, 100, -56, -56, -56}));
    }

    @Test
    void cutsDeepGreyToEightBits() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 100 << 8 | 255);
        assertThat(ImageConversion.toItem(image)).isEqualTo(new ImageItem(1, 1, new byte[] {100, 100, 100}));
    }

    @Test
    void seesPartsOfPicturesAsPictures() {
        BufferedImage image = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(2, 1, 0, 9);
        assertThat(ImageConversion.toItem(image.getSubimage(2, 1, 1, 1)))
                .isEqualTo(new ImageItem(1, 1, new byte[] {9, 9, 9}));
    }
}
