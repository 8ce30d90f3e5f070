package dev.tessera.media.javacv.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrientationTest {
    /** Pixels of the stored picture, named by letters: row ABC over row DEF. */
    private static final String STORED = "ABCDEF";

    @ParameterizedTest
    @CsvSource({
        "1, ABC/DEF",
        "2, CBA/FED",
        "3, FED/CBA",
        "4, DEF/ABC",
        "5, AD/BE/CF",
        "6, DA/EB/FC",
        "7, FC/EB/DA",
        "8, CF/BE/AD"
    })
    void assertion35TurnsThePicture(int exif, String upright) {
        Orientation orientation = Orientation.ofExif(exif);
        byte[] rgb = orientation.apply(pixels(STORED), 3, 2);

        assertThat(rgb).isEqualTo(pixels(upright.replace("/", "")));
        assertThat(orientation.swapsSides()).isEqualTo(upright.length() == 8);
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "-1", "65535"})
    void takesUnknownNumbersForUpright(int exif) {
        assertThat(Orientation.ofExif(exif)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void doesNotCopyAnUprightPicture() {
        byte[] rgb = pixels(STORED);

        assertThat(Orientation.UPRIGHT.apply(rgb, 3, 2)).isSameAs(rgb);
    }

    private static byte[] pixels(String names) {
        byte[] rgb = new byte[3 * names.length()];
        for (int i = 0; i < names.length(); i++) {
            rgb[3 * i] = (byte) names.charAt(i);
            rgb[3 * i + 1] = (byte) (names.charAt(i) + 50);
            rgb[3 * i + 2] = (byte) (names.charAt(i) + 100);
        }
        return rgb;
    }
}
