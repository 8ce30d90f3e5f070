package dev.tessera.models.vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.GELU;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.GELU_TANH;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.QUICK_GELU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisionTowerConfigTest {
    /** Hub files leave out what transformers has as the default. */
    @Test
    void hasTheDefaultsOfTransformers() {
        assertThat(read(Map.of(), VisionTowerKind.CLIP))
                .isEqualTo(new VisionTowerConfig(VisionTowerKind.CLIP, 768, 12, 12, 224, 32, QUICK_GELU, 1e-5));
        assertThat(read(Map.of("model_type", "siglip_vision_model"), VisionTowerKind.CLIP))
                .isEqualTo(new VisionTowerConfig(VisionTowerKind.SIGLIP, 768, 12, 12, 224, 16, GELU_TANH, 1e-6));
    }

    /** LLaVA-OneVision's tower, whose tiles have pixels that fill no patch. */
    @Test
    void readsWhatAConfigurationStates() {
        VisionTowerConfig tower = read(
                Map.of(
                        "hidden_size", 1152,
                        "image_size", 384,
                        "num_attention_heads", 16,
                        "num_hidden_layers", 26,
                        "patch_size", 14,
                        "hidden_act", "gelu",
                        "layer_norm_eps", 1e-3),
                VisionTowerKind.SIGLIP);
        assertThat(tower).isEqualTo(new VisionTowerConfig(VisionTowerKind.SIGLIP, 1152, 26, 16, 384, 14, GELU, 1e-3));
        assertThat(tower.side()).isEqualTo(27);
        assertThat(tower.patches()).isEqualTo(729);
        assertThat(tower.patchValues()).isEqualTo(588);
    }

    @ParameterizedTest
    @CsvSource({
        "model_type,          dinov2, a vision tower of type dinov2 is not supported",
        "hidden_act,          relu,   'relu is not supported, only gelu, gelu_pytorch_tanh and quick_gelu'",
        "num_channels,        1,      '1 colour channels are not supported, only 3'",
        "num_attention_heads, 7,      7 heads do not divide 768 features",
        "image_size,          8,      8 is not from the patch size of 16 to 16384",
        "image_size,          20000,  20000 is not from the patch size of 16 to 16384"
    })
    void refusesWhatItCannotDo(String name, String value, String message) {
        Object parsed = value.matches("\\d+") ? (Object) Integer.valueOf(value) : value;
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read(Map.of(name, parsed), VisionTowerKind.SIGLIP))
                .withMessage("vision_config: %s: %s", name, message)
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    @Test
    void isNotMadeOfImpossibleSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisionTowerConfig(VisionTowerKind.CLIP, 6, 3, 4, 5, 2, GELU, 1e-5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisionTowerConfig(VisionTowerKind.CLIP, 6, 3, 2, 5, 6, GELU, 1e-5));
    }

    private static VisionTowerConfig read(Map<String, Object> members, VisionTowerKind otherwise) {
        return VisionTowerConfig.read(JsonObject.of(members, "vision_config", INVALID_CHECKPOINT), otherwise);
    }
}
