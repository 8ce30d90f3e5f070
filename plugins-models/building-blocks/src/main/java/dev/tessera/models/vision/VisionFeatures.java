package dev.tessera.models.vision;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/**
 * Which of a tower's hidden states a model takes, and of which rows.
 *
 * @param layers number of layers after which they are taken; no more are computed
 * @param classToken whether the row of the class token is among them
 */
public record VisionFeatures(int layers, boolean classToken) {
    private static final String LAYER = "vision_feature_layer";
    private static final String STRATEGY = "vision_feature_select_strategy";

    public VisionFeatures {
        if (layers < 0) {
            throw new IllegalArgumentException("%d layers are not possible".formatted(layers));
        }
    }

    /**
     * Counts hidden states as transformers does: zero is what goes into the first layer, one what comes out of it, and
     * negative numbers count from the last layer's output, which is -1 and has not gone through the tower's last norm.
     *
     * @param hiddenState from {@code -(layers + 1)} to {@code layers} of the tower
     */
    public static VisionFeatures of(VisionTowerConfig tower, int hiddenState, boolean classToken) {
        if (classToken && !tower.kind().hasClassToken()) {
            throw new IllegalArgumentException("the tower has no class token");
        }
        int layers = layers(tower, hiddenState)
                .orElseThrow(() -> new IllegalArgumentException(outOfRange(tower, hiddenState)));
        return new VisionFeatures(layers, classToken);
    }

    /**
     * The patches after a hidden state that a member names.
     *
     * @param hiddenState where the configuration is silent
     * @throws TesseraException of the object's error code
     */
    public static VisionFeatures patches(JsonObject config, String member, VisionTowerConfig tower, int hiddenState) {
        return read(config, member, tower, hiddenState, false);
    }

    /**
     * Reads {@code vision_feature_layer} and {@code vision_feature_select_strategy}.
     *
     * @param layer what the first is where the configuration is silent
     * @param strategy what the second is then: {@code default} for patches alone, {@code full} for all rows
     * @throws TesseraException of the object's error code
     */
    public static VisionFeatures read(JsonObject config, VisionTowerConfig tower, int layer, String strategy) {
        return read(config, LAYER, tower, layer, classToken(config, tower, strategy));
    }

    private static VisionFeatures read(
            JsonObject config, String member, VisionTowerConfig tower, int otherwise, boolean classToken) {
        int hiddenState = config.integer(member, otherwise);
        int layers = layers(tower, hiddenState).orElseThrow(() -> config.error(member, outOfRange(tower, hiddenState)));
        return new VisionFeatures(layers, classToken);
    }

    /** After how many layers a hidden state is; nothing where there is no such state. */
    private static Optional<Integer> layers(VisionTowerConfig tower, int hiddenState) {
        int states = tower.layers() + 1;
        return hiddenState < -states || hiddenState >= states
                ? Optional.empty()
                : Optional.of(Math.floorMod(hiddenState, states));
    }

    private static boolean classToken(JsonObject config, VisionTowerConfig tower, String otherwise) {
        String strategy = config.string(STRATEGY, otherwise);
        boolean hasClassToken = tower.kind().hasClassToken();
        return switch (strategy) {
            case "full" -> hasClassToken;
            case "default" -> {
                if (!hasClassToken) {
                    throw config.error(STRATEGY, "default leaves out a class token, and the vision tower has none");
                }
                yield false;
            }
            default -> throw config.error(STRATEGY, "%s is not supported, only default and full".formatted(strategy));
        };
    }

    private static String outOfRange(VisionTowerConfig tower, int hiddenState) {
        return "%d, but the vision tower has %d hidden states".formatted(hiddenState, tower.layers() + 1);
    }
}
