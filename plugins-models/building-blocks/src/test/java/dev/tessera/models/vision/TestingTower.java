package dev.tessera.models.vision;

import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.GELU_TANH;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.QUICK_GELU;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.Random;

/** Small towers of random weights. */
final class TestingTower {
    static final String PREFIX = "tower";
    static final VisionTowerConfig CLIP = new VisionTowerConfig(VisionTowerKind.CLIP, 6, 3, 2, 5, 2, QUICK_GELU, 1e-5);
    static final VisionTowerConfig SIGLIP =
            new VisionTowerConfig(VisionTowerKind.SIGLIP, 6, 3, 2, 5, 2, GELU_TANH, 1e-6);

    private static final int EXPANDED = 10;

    private TestingTower() {}

    static TestingWeights weights(VisionTowerConfig tower) {
        int width = tower.width();
        Random random = new Random(7);
        TestingWeights weights = TestingWeights.empty()
                .with(
                        PREFIX + ".embeddings.patch_embedding.weight",
                        Shape.of(width, 3, tower.patchSize(), tower.patchSize()),
                        numbers(random, width * tower.patchValues()))
                .with(
                        PREFIX + ".embeddings.position_embedding.weight",
                        Shape.of(tower.rows(), width),
                        numbers(random, tower.rows() * width));
        if (tower.kind().hasClassToken()) {
            weights = norm(weights, random, PREFIX + ".pre_layrnorm", width)
                    .with(PREFIX + ".embeddings.class_embedding", Shape.of(width), numbers(random, width));
        } else {
            weights =
                    weights.with(PREFIX + ".embeddings.patch_embedding.bias", Shape.of(width), numbers(random, width));
        }
        for (int layer = 0; layer < tower.layers(); layer++) {
            String name = "%s.encoder.layers.%d".formatted(PREFIX, layer);
            weights = norm(weights, random, name + ".layer_norm1", width);
            weights = norm(weights, random, name + ".layer_norm2", width);
            for (String projection : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
                weights = linear(weights, random, "%s.self_attn.%s".formatted(name, projection), width, width);
            }
            weights = linear(weights, random, name + ".mlp.fc1", EXPANDED, width);
            weights = linear(weights, random, name + ".mlp.fc2", width, EXPANDED);
        }
        return weights;
    }

    private static TestingWeights norm(TestingWeights weights, Random random, String name, int width) {
        return weights.with(name + ".weight", Shape.of(width), numbers(random, width))
                .with(name + ".bias", Shape.of(width), numbers(random, width));
    }

    private static TestingWeights linear(TestingWeights weights, Random random, String name, int out, int in) {
        return weights.with(name + ".weight", Shape.of(out, in), numbers(random, out * in))
                .with(name + ".bias", Shape.of(out), numbers(random, out));
    }

    static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat(-1, 1);
        }
        return numbers;
    }
}
