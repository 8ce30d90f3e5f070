package dev.tessera.models.vision;

import static dev.tessera.models.vision.TestingTower.CLIP;
import static dev.tessera.models.vision.TestingTower.SIGLIP;
import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisionFeaturesTest {
    @ParameterizedTest
    @CsvSource({"-1, 3", "-2, 2", "-4, 0", "0, 0", "2, 2", "3, 3"})
    void countsHiddenStatesFromEitherEnd(int hiddenState, int layers) {
        assertThat(VisionFeatures.of(CLIP, hiddenState, false)).isEqualTo(new VisionFeatures(layers, false));
        assertThat(read(CLIP, Map.of("vision_feature_layer", hiddenState)))
                .isEqualTo(new VisionFeatures(layers, false));
    }

    @Test
    void takesTheClassTokenWhereAllRowsAreTaken() {
        assertThat(read(CLIP, Map.of())).isEqualTo(new VisionFeatures(2, false));
        assertThat(read(CLIP, Map.of("vision_feature_select_strategy", "full"))).isEqualTo(new VisionFeatures(2, true));
        assertThat(read(SIGLIP, Map.of("vision_feature_select_strategy", "full")))
                .isEqualTo(new VisionFeatures(2, false));
    }

    @Test
    void refusesWhatTheTowerDoesNotHave() {
        assertRefused(CLIP, Map.of("vision_feature_layer", 4), "vision_feature_layer: 4, but the vision tower has 4");
        assertRefused(CLIP, Map.of("vision_feature_layer", -5), "vision_feature_layer: -5, but");
        assertRefused(SIGLIP, Map.of(), "vision_feature_select_strategy: default leaves out a class token");
        assertRefused(CLIP, Map.of("vision_feature_select_strategy", "class"), "class is not supported");
        assertThatIllegalArgumentException().isThrownBy(() -> VisionFeatures.of(CLIP, 4, false));
        assertThatIllegalArgumentException().isThrownBy(() -> VisionFeatures.of(SIGLIP, -1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new VisionFeatures(-1, false));
    }

    private static void assertRefused(VisionTowerConfig tower, Map<String, Object> members, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(tower, members))
                .withMessageContaining(message);
    }

    private static VisionFeatures read(VisionTowerConfig tower, Map<String, Object> members) {
        return VisionFeatures.read(JsonObject.of(members, "config.json", INVALID_CHECKPOINT), tower, -2, "default");
    }
}
