package dev.tessera.backend.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackedMatrixTest {
    /** Sizes round the panel's width and the eight rows that are taken at once. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "3, 7, 5",
        "2, 8, 256",
        "5, 9, 255",
        "4, 16, 257",
        "1, 23, 700",
        "70, 40, 512",
        "2, 0, 3",
        "0, 4, 3",
        "2, 3, 0"
    })
    void multipliesAsTheDefinitionSays(int leftRows, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows * 1000L + columns);
        float[] left = numbers(random, leftRows * rows);
        float[] right = numbers(random, rows * columns);
        float[] initial = numbers(random, leftRows * columns);
        float[] expected = product(left, right, initial, leftRows, rows, columns);
        assertProduct(PackedMatrix.of(right, rows, columns), left, leftRows, initial, expected);
        assertProduct(
                PackedMatrix.transposed(transpose(right, rows, columns), columns, rows),
                left,
                leftRows,
                initial,
                expected);
    }

    private static void assertProduct(
            PackedMatrix matrix, float[] left, int leftRows, float[] initial, float[] expected) {
        float[] result = initial.clone();
        int half = leftRows / 2;
        for (int panel = 0; panel < matrix.panels(); panel++) {
            matrix.multiplyAdd(panel, left, 0, half, result);
            matrix.multiplyAdd(panel, left, half, leftRows, result);
        }
        assertThat(result).hasSameSizeAs(expected);
        for (int i = 0; i < result.length; i++) {
            assertThat(result[i]).isBetween(expected[i] - 1e-5f, expected[i] + 1e-5f);
        }
    }

    private static float[] product(float[] left, float[] right, float[] initial, int leftRows, int rows, int columns) {
        float[] product = new float[leftRows * columns];
        for (int i = 0; i < leftRows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = initial[i * columns + j];
                for (int k = 0; k < rows; k++) {
                    sum += (double) left[i * rows + k] * right[k * columns + j];
                }
                product[i * columns + j] = (float) sum;
            }
        }
        return product;
    }

    private static float[] transpose(float[] matrix, int rows, int columns) {
        float[] transposed = new float[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = matrix[i * columns + j];
            }
        }
        return transposed;
    }

    private static float[] numbers(SplittableRandom random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
