package dev.tessera.models.vision;

import static dev.tessera.models.vision.TestingTower.CLIP;
import static dev.tessera.models.vision.TestingTower.PREFIX;
import static dev.tessera.models.vision.TestingTower.SIGLIP;
import static dev.tessera.spi.tensor.DataType.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class VisionTowerTest {
    private final Random random = new Random(11);

    static List<Arguments> taken() {
        return List.of(
                Arguments.of(CLIP, VisionFeatures.of(CLIP, -2, false)),
                Arguments.of(CLIP, VisionFeatures.of(CLIP, -1, true)),
                Arguments.of(CLIP, VisionFeatures.of(CLIP, 0, true)),
                Arguments.of(SIGLIP, VisionFeatures.of(SIGLIP, -1, false)),
                Arguments.of(SIGLIP, VisionFeatures.of(SIGLIP, 1, false)));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void computesEachTileByItself(VisionTowerConfig config, VisionFeatures taken) {
        Weights weights = TestingTower.weights(config);
        List<Tensor> items = List.of(tiles(config, 1), tiles(config, 2));

        Tensor actual = run(new VisionTower(config, taken, PREFIX), weights, items);

        List<Double> expected = new ArrayList<>();
        for (Tensor item : items) {
            for (double[][] patches : patches(config, item)) {
                double[][] rows = new PlainTower(config, weights).hiddenState(patches, taken.layers());
                Arrays.stream(rows)
                        .skip(config.kind().hasClassToken() && !taken.classToken() ? 1 : 0)
                        .flatMapToDouble(Arrays::stream)
                        .forEach(expected::add);
            }
        }
        assertThat(actual.shape()).isEqualTo(Shape.of(expected.size() / config.width(), config.width()));
        float[] values = actual.toFloats();
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected.get(i), within(1e-5));
        }
    }

    @Test
    void needsNoWeightsOfLayersThatNobodyTakes() {
        TestingWeights weights = TestingWeights.empty();
        for (String name : TestingTower.weights(CLIP).names()) {
            if (!name.contains("layers.2.")) {
                weights = weights.with(name, TestingTower.weights(CLIP).tensor(name));
            }
        }
        VisionTower tower = new VisionTower(CLIP, VisionFeatures.of(CLIP, -2, false), PREFIX);
        assertThat(run(tower, weights, List.of(tiles(CLIP, 1))).shape()).isEqualTo(Shape.of(4, 6));
    }

    @Test
    void tellsHowManyRowsATileHas() {
        assertThat(new VisionTower(CLIP, VisionFeatures.of(CLIP, -2, false), PREFIX).rowsPerTile())
                .isEqualTo(4);
        assertThat(new VisionTower(CLIP, VisionFeatures.of(CLIP, -2, true), PREFIX).rowsPerTile())
                .isEqualTo(5);
        assertThat(new VisionTower(SIGLIP, VisionFeatures.of(SIGLIP, -1, false), PREFIX).rowsPerTile())
                .isEqualTo(4);
    }

    @Test
    void refusesFeaturesThatTheTowerDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisionTower(CLIP, new VisionFeatures(4, false), PREFIX));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VisionTower(SIGLIP, new VisionFeatures(3, true), PREFIX));
    }

    private Tensor tiles(VisionTowerConfig config, int count) {
        int rows = count * config.patches();
        return Tensor.ofFloats(
                Shape.of(rows, config.patchValues()), TestingTower.numbers(random, rows * config.patchValues()));
    }

    /** The patches of each tile. */
    private static List<double[][]> patches(VisionTowerConfig config, Tensor item) {
        double[] values = PlainTower.doubles(item.toFloats());
        List<double[][]> tiles = new ArrayList<>();
        for (int start = 0; start < values.length; start += config.patches() * config.patchValues()) {
            double[][] patches = new double[config.patches()][];
            for (int i = 0; i < patches.length; i++) {
                int from = start + i * config.patchValues();
                patches[i] = Arrays.copyOfRange(values, from, from + config.patchValues());
            }
            tiles.add(patches);
        }
        return tiles;
    }

    private static Tensor run(VisionTower tower, Weights weights, List<Tensor> items) {
        GraphBuilder graph = new GraphBuilder("tower", weights);
        graph.output("features", tower.features(graph, Dimension.symbol("T")));
        try (Backend backend = new ReferenceBackend(ReferenceConfig.defaults());
                Executable executable = backend.compile(graph.build(), weights, new CompileOptions(FLOAT32));
                DeviceTensors outputs = executable.run(tower.inputs(items), Map.of())) {
            return outputs.tensor("features").toHost();
        }
    }
}
