package dev.tessera.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.media.ImageItem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PixelNormalizationTest {
    private static final List<Double> CLIP_MEANS = List.of(0.48145466, 0.4578275, 0.40821073);
    private static final List<Double> CLIP_DEVIATIONS = List.of(0.26862954, 0.26130258, 0.27577711);

    /** The hash is of numpy's {@code ((levels * (1 / 255)).astype(float32) - mean) / std}, channel by channel. */
    @Test
    void roundsAsNumpy() {
        PixelNormalization normalization =
                new PixelNormalization(PixelNormalization.BYTE_RANGE, CLIP_MEANS, CLIP_DEVIATIONS);
        ByteBuffer values = ByteBuffer.allocate(3 * 256 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int channel = 0; channel < normalization.channels(); channel++) {
            for (float value : normalization.table(channel)) {
                values.putFloat(value);
            }
        }

        assertThat(TestingPictures.sha256(values.array()))
                .isEqualTo("5d23c0b115c373c73875b37dce36aa6a54af484dd4332d5f9d07d6ebecb20900");
    }

    @Test
    void keepsChannelsApart() {
        PixelNormalization normalization =
                new PixelNormalization(PixelNormalization.BYTE_RANGE, CLIP_MEANS, CLIP_DEVIATIONS);

        assertThat(normalization.table(0)[0]).isEqualTo(-1.7922626f);
        assertThat(normalization.table(0)[255]).isEqualTo(1.9303361f);
        assertThat(normalization.table(1)[128]).isEqualTo(0.16889732f);
        assertThat(normalization.table(2)[17]).isEqualTo(-1.2384787f);
    }

    @Test
    void normalizesAWholeChannel() {
        PixelNormalization normalization = new PixelNormalization(1, List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 4.0));
        ImageItem picture = new ImageItem(2, 1, new byte[] {1, 2, 3, 4, 6, (byte) 255});

        assertThat(normalization.plane(picture, 0)).containsExactly(0, 3);
        assertThat(normalization.plane(picture, 1)).containsExactly(0, 2);
        assertThat(normalization.plane(picture, 2)).containsExactly(0, 63);
    }

    @Test
    void refusesListsOfDifferentLengths() {
        assertThatThrownBy(() -> new PixelNormalization(1, List.of(0.5, 0.5), List.of(0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 2 means and 1 deviations");
    }

    @Test
    void refusesADeviationOfZero() {
        assertThatThrownBy(() -> new PixelNormalization(1, List.of(0.5, 0.5), List.of(0.5, 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a deviation is zero: [0.5, 0.0]");
    }
}
