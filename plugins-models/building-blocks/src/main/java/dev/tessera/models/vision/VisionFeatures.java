package dev.tessera.models.vision;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;

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
        int states = tower.layers() + 1;
        if (hiddenState < -states || hiddenState >= states) {
            throw new IllegalArgumentException(outOfRange(hiddenState, states));
        }
        if (classToken && !tower.kind().hasClassToken()) {
            throw new IllegalArgumentException("the tower has no class token");
        }
        return new VisionFeatures(Math.floorMod(hiddenState, states), classToken);
    }

    /**
     * Reads {@code vision_feature_layer} and {@code vision_feature_select_strategy}.
     *
     * @param layer what the first is where the configuration is silent
     * @param strategy what the second is then: {@code default} for patches alone, {@code full} for all rows
     * @throws TesseraException of the object's error code
     */
    public static VisionFeatures read(JsonObject config, VisionTowerConfig tower, int layer, String strategy) {
        int states = tower.layers() + 1;
        int hiddenState = config.integer(LAYER, layer);
        if (hiddenState < -states || hiddenState >= states) {
            throw config.error(LAYER, outOfRange(hiddenState, states));
        }
        return of(tower, hiddenState, classToken(config, tower, strategy));
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

    private static String outOfRange(int hiddenState, int states) {
        return "%d, but the vision tower has %d hidden states".formatted(hiddenState, states);
    }
}
