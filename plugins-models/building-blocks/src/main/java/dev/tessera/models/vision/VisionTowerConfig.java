package dev.tessera.models.vision;

import static dev.tessera.spi.media.ImageItem.CHANNELS;
import static java.util.Objects.requireNonNull;

import dev.tessera.models.config.Activation;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.json.JsonObject;
import java.util.Arrays;

/**
 * What a {@code vision_config} says, with the defaults of transformers.
 *
 * @param kind what stands round the layers
 * @param width features of a patch
 * @param layers number of layers
 * @param heads attention heads, which divide the width
 * @param imageSize pixels of a tile's side
 * @param patchSize pixels of a patch's side, at most a tile's
 * @param activation of the feed-forward layers
 * @param normEpsilon of the norms
 */
public record VisionTowerConfig(
        VisionTowerKind kind,
        int width,
        int layers,
        int heads,
        int imageSize,
        int patchSize,
        UnaryFunction activation,
        double normEpsilon) {
    private static final int MAX_IMAGE_SIZE = 1 << 14;

    public VisionTowerConfig {
        requireNonNull(kind, "kind is null");
        requireNonNull(activation, "activation is null");
        if (!isDivided(width, heads) || !isCut(imageSize, patchSize)) {
            throw new IllegalArgumentException(
                    "a tower of %d features and %d heads with patches of %d in tiles of %d pixels is not possible"
                            .formatted(width, heads, patchSize, imageSize));
        }
    }

    /**
     * Reads the settings of a tower.
     *
     * @param vision the {@code vision_config}
     * @param otherwise the kind where it does not say
     * @throws TesseraException of the object's error code
     */
    public static VisionTowerConfig read(JsonObject vision, VisionTowerKind otherwise) {
        VisionTowerKind kind = kind(vision, otherwise);
        int channels = vision.positive("num_channels", CHANNELS);
        if (channels != CHANNELS) {
            throw vision.error("num_channels", "%d colour channels are not supported, only 3".formatted(channels));
        }
        int width = vision.positive("hidden_size", 768);
        int heads = vision.positive("num_attention_heads", 12);
        if (!isDivided(width, heads)) {
            throw vision.error("num_attention_heads", "%d heads do not divide %d features".formatted(heads, width));
        }
        int imageSize = vision.positive("image_size", 224);
        int patchSize = vision.positive("patch_size", kind.patchSize());
        if (!isCut(imageSize, patchSize)) {
            throw vision.error(
                    "image_size",
                    "%d is not from the patch size of %d to %d".formatted(imageSize, patchSize, MAX_IMAGE_SIZE));
        }
        return new VisionTowerConfig(
                kind,
                width,
                vision.positive("num_hidden_layers", 12),
                heads,
                imageSize,
                patchSize,
                Activation.read(vision, "hidden_act", kind.activation()),
                vision.number("layer_norm_eps", kind.normEpsilon()));
    }

    /** Whether heads share the features evenly. */
    private static boolean isDivided(int width, int heads) {
        return heads > 0 && width % heads == 0;
    }

    /** Whether a tile has patches, and not too many. */
    private static boolean isCut(int imageSize, int patchSize) {
        return patchSize > 0 && patchSize <= imageSize && imageSize <= MAX_IMAGE_SIZE;
    }

    private static VisionTowerKind kind(JsonObject vision, VisionTowerKind otherwise) {
        String type = vision.string("model_type", otherwise.modelType());
        return Arrays.stream(VisionTowerKind.values())
                .filter(kind -> kind.modelType().equals(type))
                .findFirst()
                .orElseThrow(
                        () -> vision.error("model_type", "a vision tower of type %s is not supported".formatted(type)));
    }

    int headWidth() {
        return width / heads;
    }

    /** Patches from one side of a tile to the other; pixels that fill no patch are not looked at. */
    public int side() {
        return imageSize / patchSize;
    }

    /** Patches of a tile. */
    public int patches() {
        return side() * side();
    }

    /** Values of a patch: channels, rows and columns. */
    public int patchValues() {
        return CHANNELS * patchSize * patchSize;
    }

    /** Rows of a tile inside the tower. */
    int rows() {
        return patches() + (kind.hasClassToken() ? 1 : 0);
    }
}
