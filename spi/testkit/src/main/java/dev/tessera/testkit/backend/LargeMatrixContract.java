package dev.tessera.testkit.backend;

import static dev.tessera.testkit.backend.TestingExecutables.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Products with matrices that are large enough for backends to lay them out anew, for few rows as in decoding and for more.
 * All numbers are -1, 0 or 1 and sums are short, so that each type gives the same, exactly.
 */
final class LargeMatrixContract {
    private static final int FEATURES = 240;
    /** Layers of the same input: two without and one with a bias. */
    private static final Map<String, Integer> LAYERS = Map.of("a", 320, "b", 281, "c", 512);

    private static final TestingWeights WEIGHTS = TestingWeights.empty()
            .with("a.weight", DataType.BFLOAT16, Shape.of(320, FEATURES), numbers(1, 320 * FEATURES))
            .with("b.weight", DataType.BFLOAT16, Shape.of(281, FEATURES), numbers(2, 281 * FEATURES))
            .with("c.weight", DataType.BFLOAT16, Shape.of(512, FEATURES), numbers(3, 512 * FEATURES))
            .with("c.bias", DataType.BFLOAT16, Shape.of(512), numbers(4, 512));

    private final Set<DataType> computeTypes;

    LargeMatrixContract(Set<DataType> computeTypes) {
        this.computeTypes = Set.copyOf(computeTypes);
    }

    Stream<ContractCase> cases() {
        return computeTypes.stream()
                .sorted()
                .map(type -> new ContractCase("of type %s".formatted(type), backend -> multiplies(backend, type)));
    }

    private static void multiplies(Backend backend, DataType type) {
        GraphBuilder graph = new GraphBuilder("large matrices", WEIGHTS);
        Value x = graph.input("x", ElementType.FLOAT, Dimension.symbol("T"), Dimension.fixed(FEATURES));
        LAYERS.keySet().stream().sorted().forEach(layer -> graph.output(layer, graph.linear(x, layer)));
        try (Executable executable = backend.compile(graph.build(), WEIGHTS, new CompileOptions(type))) {
            IntStream.of(0, 1, 2, 5, 6, 7, 33).forEach(rows -> {
                float[] input = numbers(rows, rows * FEATURES);
                Map<String, Tensor> results =
                        run(executable, Map.of("x", Tensor.ofFloats(Shape.of(rows, FEATURES), input)));
                LAYERS.forEach((layer, size) -> {
                    assertThat(results.get(layer).shape()).isEqualTo(Shape.of(rows, size));
                    assertThat(results.get(layer).toFloats()).containsExactly(product(input, rows, layer, size));
                });
            });
        }
    }

    private static float[] product(float[] input, int rows, String layer, int size) {
        float[] matrix = WEIGHTS.tensor(layer + ".weight").toFloats();
        float[] bias = WEIGHTS.find(layer + ".bias").isPresent()
                ? WEIGHTS.tensor(layer + ".bias").toFloats()
                : new float[size];
        float[] product = new float[rows * size];
        for (int i = 0; i < product.length; i++) {
            int row = i / size;
            int feature = i % size;
            float sum = bias[feature];
            for (int k = 0; k < FEATURES; k++) {
                sum += input[row * FEATURES + k] * matrix[feature * FEATURES + k];
            }
            product[i] = sum;
        }
        return product;
    }

    private static float[] numbers(int seed, int count) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(3) - 1;
        }
        return numbers;
    }
}
