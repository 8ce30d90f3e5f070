package dev.tessera.media.javacv.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrientationTagTest {
    private static final String EXIF_6 = "MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0";
    private static final String XMP_8 = "<rdf:Description tiff:Orientation=\"8\"/>";

    @ParameterizedTest
    @ValueSource(strings = {EXIF_6, "Exif\0\0" + EXIF_6, "Exif\0\0Exif\0\0" + EXIF_6})
    void readsExifWithAndWithoutPrefix(String exif) {
        assertThat(find(exif, "")).isEqualTo(Orientation.TURNED_LEFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {XMP_8, "<tiff:Orientation>8</tiff:Orientation>"})
    void readsXmpWhereExifSaysNothing(String xmp) {
        assertThat(find("", xmp)).isEqualTo(Orientation.TURNED_RIGHT);
        assertThat(find("MM\0*\0\0\0\u0008\0\0", xmp)).isEqualTo(Orientation.TURNED_RIGHT);
    }

    @Test
    void prefersExif() {
        assertThat(find(EXIF_6, XMP_8)).isEqualTo(Orientation.TURNED_LEFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "Exif\0\0", "garbage", "MM\0*\u00ff\u00ff\u00ff\u00ff", "MM\0+\0\0\0\u0008"})
    void takesDamagedMetadataForNone(String exif) {
        assertThat(find(exif, "tiff:Orientation=\"x\"")).isEqualTo(Orientation.UPRIGHT);
    }

    private static Orientation find(String exif, String xmp) {
        return OrientationTag.find(bytes(exif), bytes(xmp));
    }

    private static ImageBytes bytes(String text) {
        return new ImageBytes(text.getBytes(ISO_8859_1));
    }
}
