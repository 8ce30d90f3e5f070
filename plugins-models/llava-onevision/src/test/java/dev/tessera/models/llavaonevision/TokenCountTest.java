package dev.tessera.models.llavaonevision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Token counts with the settings of the published checkpoints. */
final class TokenCountTest {
    private static final GridPinpoints RESOLUTIONS = GridPinpoints.standard(384);
    private static final FeaturePacking PACKING = new FeaturePacking(27, 9);

    @ParameterizedTest
    @CsvSource({
        "20,   20,   1485, 384,  384",
        "224,  224,  1485, 384,  384",
        "336,  336,  1485, 384,  384",
        "640,  480,  2929, 768,  768",
        "480,  640,  2943, 768,  768",
        "1024, 1024, 7371, 1152, 1152",
        "1300, 876,  8686, 1152, 1536",
        "1920, 1080, 7269, 1152, 1920",
        "1153, 944,  8748, 1152, 1536",
        "2000, 100,  2196, 384,  2304",
        "50,   8000, 1053, 2304, 384"
    })
    void areThoseOfTheReference(int width, int height, int tokens, int bestHeight, int bestWidth) {
        TileGrid best = RESOLUTIONS.best(width, height);
        assertThat(best).isEqualTo(new TileGrid(bestHeight / 384, bestWidth / 384));
        assertThat(PACKING.embeddings(new PictureLayout(best, width, height))).isEqualTo(tokens);
    }

    @Test
    void assertion15AVideoTakesTheTokensOfItsFramesAndANewline() {
        assertThat(PACKING.embeddings(32)).isEqualTo(6273);
        assertThat(PACKING.embeddings(1)).isEqualTo(197);
        // 16 features of a tile become 4
        assertThat(new FeaturePacking(4, 9).embeddings(32)).isEqualTo(129);
    }

    /** A line of pixels so long that no resolution keeps any of its width. */
    @Test
    void leaveNothingOfALineButItsNewlines() {
        TileGrid best = RESOLUTIONS.best(1, 100_000);
        assertThat(best).isEqualTo(new TileGrid(1, 1));
        assertThat(PACKING.embeddings(new PictureLayout(best, 1, 100_000))).isEqualTo(729 + 27 + 27);
        assertThat(new FeaturePacking(4, 9).embeddings(new PictureLayout(best, 1, 100_000)))
                .isEqualTo(16 + 4);
    }
}
