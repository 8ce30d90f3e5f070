package dev.tessera.models.vision;

import static dev.tessera.models.vision.TestingTower.PREFIX;

import dev.tessera.spi.checkpoint.Weights;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The transformer of one tile, written out in double precision: rows of features, without graphs, joining or reshaping. */
final class PlainTower {
    private final VisionTowerConfig config;
    private final Weights weights;

    PlainTower(VisionTowerConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
    }

    /** What comes out of some layer, for every row, the class token's first. */
    double[][] hiddenState(double[][] patches, int layers) {
        boolean classToken = config.kind().hasClassToken();
        double[][] rows = new double[config.rows()][];
        for (int i = 0; i < rows.length; i++) {
            double[] row;
            if (classToken && i == 0) {
                row = numbers(PREFIX + ".embeddings.class_embedding");
            } else {
                row = product(PREFIX + ".embeddings.patch_embedding.weight", patches[classToken ? i - 1 : i]);
                row = classToken ? row : sum(row, numbers(PREFIX + ".embeddings.patch_embedding.bias"));
            }
            double[] positions = numbers(PREFIX + ".embeddings.position_embedding.weight");
            row = sum(row, Arrays.copyOfRange(positions, i * config.width(), (i + 1) * config.width()));
            rows[i] = classToken ? norm(PREFIX + ".pre_layrnorm", row) : row;
        }
        for (int layer = 0; layer < layers; layer++) {
            rows = layer("%s.encoder.layers.%d".formatted(PREFIX, layer), rows);
        }
        return rows;
    }

    private double[][] layer(String name, double[][] rows) {
        double[][] normalized = map(rows, row -> norm(name + ".layer_norm1", row));
        double[][] queries = map(normalized, row -> linear(name + ".self_attn.q_proj", row));
        double[][] keys = map(normalized, row -> linear(name + ".self_attn.k_proj", row));
        double[][] values = map(normalized, row -> linear(name + ".self_attn.v_proj", row));
        double[][] result = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] attended = attend(queries[i], keys, values);
            double[] row = sum(rows[i], linear(name + ".self_attn.out_proj", attended));
            double[] expanded = linear(name + ".mlp.fc1", norm(name + ".layer_norm2", row));
            result[i] = sum(
                    row,
                    linear(
                            name + ".mlp.fc2",
                            Arrays.stream(expanded).map(activation()).toArray()));
        }
        return result;
    }

    private DoubleUnaryOperator activation() {
        return config.kind() == VisionTowerKind.CLIP
                ? x -> x / (1 + Math.exp(-1.702 * x))
                : x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    private double[] attend(double[] query, double[][] keys, double[][] values) {
        int headWidth = config.width() / config.heads();
        double[] attended = new double[config.width()];
        for (int first = 0; first < config.width(); first += headWidth) {
            double[] likelihoods = new double[keys.length];
            for (int key = 0; key < keys.length; key++) {
                double score = 0;
                for (int i = first; i < first + headWidth; i++) {
                    score += query[i] * keys[key][i] / Math.sqrt(headWidth);
                }
                likelihoods[key] = Math.exp(score);
            }
            double all = Arrays.stream(likelihoods).sum();
            for (int key = 0; key < keys.length; key++) {
                for (int i = first; i < first + headWidth; i++) {
                    attended[i] += likelihoods[key] / all * values[key][i];
                }
            }
        }
        return attended;
    }

    private double[] norm(String name, double[] row) {
        double mean = Arrays.stream(row).average().orElseThrow();
        double variance =
                Arrays.stream(row).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        double[] weight = numbers(name + ".weight");
        double[] normalized = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            normalized[i] = (row[i] - mean) / Math.sqrt(variance + config.normEpsilon()) * weight[i];
        }
        return sum(normalized, numbers(name + ".bias"));
    }

    private double[] linear(String name, double[] row) {
        return sum(product(name + ".weight", row), numbers(name + ".bias"));
    }

    private double[] product(String name, double[] row) {
        double[] matrix = numbers(name);
        double[] result = new double[matrix.length / row.length];
        for (int i = 0; i < matrix.length; i++) {
            result[i / row.length] += matrix[i] * row[i % row.length];
        }
        return result;
    }

    private double[] numbers(String name) {
        return doubles(weights.tensor(name).toFloats());
    }

    static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    private static double[] sum(double[] left, double[] right) {
        double[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    private interface RowFunction {
        double[] apply(double[] row);
    }

    private static double[][] map(double[][] rows, RowFunction function) {
        return Arrays.stream(rows).map(function::apply).toArray(double[][]::new);
    }
}
