package dev.tessera.testkit.backend;

import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The largest of rows as wide as vocabularies, for which backends have ways of their own. */
final class WideRowsContract {
    private static final Dimension ROWS = Dimension.symbol("R");
    private static final int COUNT = 5;

    Stream<ContractCase> cases() {
        // multiples of the usual block sizes, and others
        return IntStream.of(1280, 1281, 4096, 9999)
                .boxed()
                .flatMap(width -> Stream.of(
                        new ContractCase(
                                "of %d elements that differ".formatted(width),
                                backend -> findsLargest(backend, width, Float.MAX_VALUE)),
                        new ContractCase(
                                "of %d elements with many ties".formatted(width),
                                backend -> findsLargest(backend, width, 3)),
                        new ContractCase(
                                "of %d elements with next to none".formatted(width),
                                backend -> findsFew(backend, width))));
    }

    private static void findsLargest(Backend backend, int width, float most) {
        Random random = new Random(width);
        float[] numbers = new float[3 * width];
        for (int i = 0; i < numbers.length; i++) {
            float number = (float) random.nextGaussian() * 4;
            numbers[i] = most == Float.MAX_VALUE ? number : Math.clamp(Math.round(number), -most, most);
        }
        check(backend, width, numbers);
    }

    /** Fewer than are asked for, so that some of those that are minus infinity are among the first. */
    private static void findsFew(Backend backend, int width) {
        float[] numbers = new float[3 * width];
        Arrays.fill(numbers, Float.NEGATIVE_INFINITY);
        numbers[width - 1] = -7;
        numbers[width + 700] = 0;
        numbers[width + 699] = -0f;
        numbers[2 * width] = Float.POSITIVE_INFINITY;
        check(backend, width, numbers);
    }

    private static void check(Backend backend, int width, float[] numbers) {
        int rows = numbers.length / width;
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT32, ROWS, Dimension.fixed(width));
            graph.output("indices", graph.topKIndices(x, COUNT));
            graph.output("values", graph.topKValues(x, COUNT));
        })) {
            Map<String, Tensor> results = run(executable, Map.of("x", Tensor.ofFloats(Shape.of(rows, width), numbers)));
            int[] expected = IntStream.range(0, rows)
                    .flatMap(row -> largest(width, i -> numbers[row * width + i]))
                    .toArray();
            assertThat(Arrays.stream(results.get("indices").toLongs()).mapToInt(Math::toIntExact))
                    .containsExactly(Arrays.stream(expected).boxed().toArray(Integer[]::new));
            float[] values = results.get("values").toFloats();
            for (int i = 0; i < expected.length; i++) {
                // a negative zero equals a positive one
                assertThat(values[i] == numbers[i / COUNT * width + expected[i]])
                        .as("value %d is %s", i, values[i])
                        .isTrue();
            }
        }
    }

    private static IntStream largest(int width, IntToDoubleFunction number) {
        return IntStream.range(0, width)
                .boxed()
                // the sum makes a negative zero a positive one; sorting is stable
                .sorted(comparingDouble((Integer i) -> number.applyAsDouble(i) + 0.0)
                        .reversed())
                .limit(COUNT)
                .mapToInt(Integer::intValue);
    }
}
