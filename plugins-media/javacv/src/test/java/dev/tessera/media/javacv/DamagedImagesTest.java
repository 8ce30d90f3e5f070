package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DamagedImagesTest {
    private static final int DAMAGED_FILES = 300;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ImageParser PARSER =
            new ImageParser(new JavacvConfig(20_000_000, List.of("255", "255", "255"), 1, 1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jpg-17-2x2.jpg",
                "jpg-17-2x2p.jpg",
                "jpg-17-cmyk50-2.jpg",
                "jpg-exif6RGB.jpg",
                "png-2-8-1-13.png",
                "png-3-4-0-13-trns.png",
                "png-xmpz8.png",
                "webp-31-50-0.webp",
                "webp-31-50-6l.webp",
                "anim-rgba.webp",
                "gif-33-16-1t.gif",
                "gif-33-anim.gif",
                "bmp-33-P.bmp",
                "bmp-rle8.bmp",
                "tif-19-RGB-tiff-adobe-deflate-2.tif",
                "tif-19-RGB-jpeg-None.tif",
                "tif-19-1-group4-None.tif",
                "tif-mm-rgbp16.tif"
            })
    void givesAPictureOrAnError(String name) {
        byte[] file = TestingImages.image(name);
        Random random = new Random(name.hashCode());
        TestingImages.parse(file);
        long nativeBytes = Pointer.totalBytes();
        for (int i = 0; i < DAMAGED_FILES; i++) {
            long start = System.nanoTime();
            parse(damage(file, random));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        }
        assertThat(Pointer.totalBytes()).isEqualTo(nativeBytes);
    }

    private static void parse(byte[] file) {
        try {
            assertThat(PARSER.parse(new EncodedMedia(file, ""), TestingImages.NO_OPTIONS)
                            .rgb())
                    .isNotEmpty();
        } catch (TesseraException e) {
            assertThat(e.code()).isIn(INVALID_MEDIA, UNSUPPORTED_MEDIA, MEDIA_TOO_LARGE);
            assertThat(e.getMessage())
                    .matches("(the|this|JPEG|BMP|TIFF) .{1,200}")
                    .doesNotContain("Exception");
        }
    }

    private static byte[] damage(byte[] file, Random random) {
        byte[] damaged = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> flipBits(damaged, random);
            case 1 -> damaged = Arrays.copyOf(file, random.nextInt(file.length));
            case 2 -> overwriteHeader(damaged, random);
            default -> moveBytes(damaged, random);
        }
        return damaged;
    }

    private static void flipBits(byte[] file, Random random) {
        for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
            file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void overwriteHeader(byte[] file, Random random) {
        int[] values = {0, 255, 127, 128, random.nextInt(256)};
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            file[random.nextInt(Math.min(file.length, 200))] = (byte) values[random.nextInt(values.length)];
        }
    }

    private static void moveBytes(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        int length = Math.min(file.length - from, 1 + random.nextInt(60));
        System.arraycopy(file, from, file, random.nextInt(file.length - length + 1), length);
    }
}
