package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a thread of its own, for what hangs in native code does not hear an interrupt. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
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
            byte[] damaged = Damage.to(file, random);
            assertThat(ProcessorTime.of(() -> parse(damaged))).isLessThan(LONGEST);
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
}
