package dev.tessera.models.vision;

import static dev.tessera.models.vision.TestingTower.SIGLIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.models.image.PixelNormalization;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TilePatchesTest {
    private static final PixelNormalization LEVELS =
            new PixelNormalization(1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    /** Tiles of five pixels have two patches of two from side to side, and a pixel that is not looked at. */
    @Test
    void laysPatchesOutChannelByChannel() {
        TilePatches patches = new TilePatches(SIGLIP, LEVELS, 2);
        patches.write(1, counting());

        Tensor rows = patches.rows();
        assertThat(rows.shape()).isEqualTo(Shape.of(8, 12));
        float[] values = rows.toFloats();
        assertThat(Arrays.copyOf(values, 48)).containsOnly(0);
        assertThat(Arrays.copyOfRange(values, 48, 60)).containsExactly(0, 3, 15, 18, 1, 4, 16, 19, 2, 5, 17, 20);
        assertThat(Arrays.copyOfRange(values, 60, 64)).containsExactly(6, 9, 21, 24);
        assertThat(Arrays.copyOfRange(values, 72, 76)).containsExactly(30, 33, 45, 48);
        assertThat(Arrays.copyOfRange(values, 92, 96)).containsExactly(38, 41, 53, 56);
    }

    @Test
    void laysOutNumbersAsPictures() {
        TilePatches ofPicture = new TilePatches(SIGLIP, LEVELS, 1);
        ofPicture.write(0, counting());
        TilePatches ofNumbers = new TilePatches(SIGLIP, LEVELS, 1);
        ofNumbers.write(
                0,
                IntStream.range(0, 3)
                        .mapToObj(channel -> LEVELS.plane(counting(), channel))
                        .toList());

        assertThat(ofNumbers.rows().toFloats()).containsExactly(ofPicture.rows().toFloats());
    }

    @Test
    void refusesNumbersThatAreNoTile() {
        TilePatches patches = new TilePatches(SIGLIP, LEVELS, 1);
        for (List<float[]> planes :
                List.of(List.of(new float[25], new float[25]), List.of(new float[25], new float[25], new float[24]))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> patches.write(0, planes))
                    .withMessage("the planes are not those of a tile of 5 pixels");
        }
    }

    @Test
    void refusesPicturesThatAreNoTiles() {
        TilePatches patches = new TilePatches(SIGLIP, LEVELS, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> patches.write(0, new ImageItem(5, 4, new byte[60])))
                .withMessage("an image of 5 x 4 pixels is no tile of 5 pixels");
    }

    @Test
    void joinsTheRowsOfItems() {
        Tensor first = Tensor.ofFloats(Shape.of(1, 2), 1, 2);
        Tensor second = Tensor.ofFloats(Shape.of(2, 2), 3, 4, 5, 6);
        assertThat(JoinedRows.of(List.of(first))).isSameAs(first);
        Tensor joined = JoinedRows.of(List.of(first, second));
        assertThat(joined.shape()).isEqualTo(Shape.of(3, 2));
        assertThat(joined.toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    private static ImageItem counting() {
        byte[] rgb = new byte[75];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        return new ImageItem(5, 5, rgb);
    }
}
