package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireElement;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Normalization over the last dimension, with statistics in at least 32-bit floating point. */
public sealed interface NormalizationOp extends Op {
    /** What is normalized, FLOAT {@code [..., width]}. */
    Value input();

    /** What keeps the square root from being zero: positive and finite. */
    double epsilon();

    @Override
    default List<Value> inputs() {
        return List.of(input());
    }

    /** FLOAT, the input's shape. */
    @Override
    default TensorType resultType() {
        requireElement("input", input(), ElementType.FLOAT);
        require(epsilon() > 0 && Double.isFinite(epsilon()), "epsilon %s is not positive".formatted(epsilon()));
        return input().type();
    }

    private static void requireFit(String role, WeightReference vector, Value input) {
        require(
                vector.shape().rank() == 1
                        && input.shape().rank() >= 1
                        && input.dimension(-1)
                                .equals(Dimension.fixed(vector.shape().size(0))),
                "%s %s does not fit input %s".formatted(role, vector, input.shape()));
    }

    /**
     * {@code input / sqrt(mean(input^2) + epsilon) * weight} (Zhang and Sennrich, 2019). The normalized value is rounded to
     * the compute type before it is multiplied by the weight, as Llama-like models do.
     *
     * @param input FLOAT {@code [..., width]}
     * @param weight {@code [width]}
     * @param epsilon positive and finite
     */
    record RmsNorm(Value input, WeightReference weight, double epsilon) implements NormalizationOp {
        public RmsNorm {
            requireNonNull(input, "input is null");
            requireNonNull(weight, "weight is null");
        }

        @Override
        public List<WeightReference> weights() {
            return List.of(weight);
        }

        @Override
        public TensorType resultType() {
            requireFit("weight", weight, input);
            return NormalizationOp.super.resultType();
        }
    }

    /**
     * {@code (input - mean) / sqrt(variance + epsilon) * weight + bias} with the biased variance (Ba et al., 2016).
     *
     * @param input FLOAT {@code [..., width]}
     * @param weight {@code [width]}
     * @param bias {@code [width]}
     * @param epsilon positive and finite
     */
    record LayerNorm(Value input, WeightReference weight, Optional<WeightReference> bias, double epsilon)
            implements NormalizationOp {
        public LayerNorm {
            requireNonNull(input, "input is null");
            requireNonNull(weight, "weight is null");
            requireNonNull(bias, "bias is null");
        }

        @Override
        public List<WeightReference> weights() {
            return Stream.concat(Stream.of(weight), bias.stream()).toList();
        }

        @Override
        public TensorType resultType() {
            requireFit("weight", weight, input);
            bias.ifPresent(vector -> requireFit("bias", vector, input));
            return NormalizationOp.super.resultType();
        }
    }
}
