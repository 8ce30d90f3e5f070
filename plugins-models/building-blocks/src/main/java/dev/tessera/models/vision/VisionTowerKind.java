package dev.tessera.models.vision;

/** The vision transformers that models look through, which differ round their layers. */
public enum VisionTowerKind {
    /** Radford et al., 2021: a token for the whole picture before its patches, and a norm before the first layer. */
    CLIP("clip_vision_model", 32, "quick_gelu", 1e-5),
    /** Zhai et al., 2023: patches alone, with a bias. */
    SIGLIP("siglip_vision_model", 16, "gelu_pytorch_tanh", 1e-6);

    private final String modelType;
    private final int patchSize;
    private final String activation;
    private final double normEpsilon;

    VisionTowerKind(String modelType, int patchSize, String activation, double normEpsilon) {
        this.modelType = modelType;
        this.patchSize = patchSize;
        this.activation = activation;
        this.normEpsilon = normEpsilon;
    }

    /** What {@code model_type} says of such a tower. */
    String modelType() {
        return modelType;
    }

    /** The patch size where a configuration is silent. */
    int patchSize() {
        return patchSize;
    }

    /** The activation function where a configuration is silent. */
    String activation() {
        return activation;
    }

    /** The norms' epsilon where a configuration is silent. */
    double normEpsilon() {
        return normEpsilon;
    }

    /** Whether a class token stands before the patches, and with it a norm before the first layer and no bias of patches. */
    boolean hasClassToken() {
        return this == CLIP;
    }
}
