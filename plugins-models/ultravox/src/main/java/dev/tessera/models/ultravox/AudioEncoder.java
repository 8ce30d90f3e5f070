package dev.tessera.models.ultravox;

import static dev.tessera.models.ultravox.EncoderInputs.TAPS;
import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.graph.ElementType.INT64;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.GELU;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.SILU;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whisper's encoder over the frames of each chunk, and the projector that makes embeddings for the language model of stacks of
 * its rows. Rows see those of their chunk's sound, and nothing of the silence after it.
 */
final class AudioEncoder implements Encoder {
    private static final double LAYER_NORM_EPSILON = 1e-5;
    private static final double RMS_NORM_EPSILON = 1e-6;

    private final UltravoxConfig.Audio config;
    private final UltravoxConfig.Projector projector;
    private final Chunking chunking;
    private final String prefix;

    /** @param prefix of the audio encoder's weights */
    AudioEncoder(UltravoxConfig config, Chunking chunking, String prefix) {
        this.config = config.audio();
        this.projector = config.projector();
        this.chunking = chunking;
        this.prefix = prefix;
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.AUDIO);
    }

    @Override
    public Map<String, Tensor> inputs(List<ProcessedItem> items) {
        return EncoderInputs.of(items, chunking, config.melBins());
    }

    /** The rows that are asked, those that they see, and where the chunks of each begin. */
    private record Rows(Value starts, Value own, Value ownStarts) {}

    @Override
    public Value embeddings(GraphBuilder graph) {
        Dimension frames = Dimension.symbol("N");
        Dimension convolved = Dimension.symbol("A");
        Dimension rows = Dimension.symbol("R");
        Dimension embeddings = Dimension.symbol("M");
        Dimension starts = Dimension.symbol("C").plus(1);
        Value logMel = graph.input(EncoderInputs.FRAMES, FLOAT, frames, Dimension.fixed(config.melBins()));
        Value firstTaps = graph.input(EncoderInputs.FIRST_TAPS, INT64, convolved.times(TAPS));
        Value secondTaps = graph.input(EncoderInputs.SECOND_TAPS, INT64, rows.times(TAPS));
        Value positions = graph.input(EncoderInputs.POSITIONS, INT64, rows);
        Rows seen = new Rows(
                graph.input(EncoderInputs.ROW_STARTS, INT64, starts),
                graph.input(EncoderInputs.OWN_ROWS, INT64, Dimension.symbol("V")),
                graph.input(EncoderInputs.OWN_ROW_STARTS, INT64, starts));
        Value stacks = graph.input(EncoderInputs.STACKS, INT64, embeddings.times(projector.stackFactor()));

        Value hidden = convolution(graph, logMel, firstTaps, convolved, "conv1");
        hidden = convolution(graph, hidden, secondTaps, rows, "conv2");
        hidden = graph.add(hidden, graph.embedding(positions, prefix + ".embed_positions.weight"));
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = "%s.layers.%d".formatted(prefix, layer);
            Value normalized = graph.layerNorm(hidden, name + ".self_attn_layer_norm", LAYER_NORM_EPSILON);
            hidden = graph.add(hidden, attention(graph, normalized, name + ".self_attn", seen));
            normalized = graph.layerNorm(hidden, name + ".final_layer_norm", LAYER_NORM_EPSILON);
            Value expanded = graph.apply(GELU, graph.linear(normalized, name + ".fc1"));
            hidden = graph.add(hidden, graph.linear(expanded, name + ".fc2"));
        }
        hidden = graph.layerNorm(hidden, prefix + ".layer_norm", LAYER_NORM_EPSILON);
        Value stacked = graph.reshape(
                graph.gatherRows(withZeros(graph, hidden), stacks),
                embeddings,
                Dimension.fixed((long) config.width() * projector.stackFactor()));
        return project(graph, stacked);
    }

    /** A convolution in time, as the product of what is under its taps with a matrix. */
    private Value convolution(GraphBuilder graph, Value input, Value taps, Dimension results, String name) {
        String layer = "%s.%s".formatted(prefix, name);
        Dimension channels = input.dimension(1);
        Dimension values = channels.times(TAPS);
        Value rows = graph.reshape(
                graph.gatherRows(withZeros(graph, input), taps), results, Dimension.fixed(TAPS), channels);
        // kernels have the taps of a channel beside each other
        Value columns = graph.reshape(graph.transpose(rows, 0, 2, 1), results, values);
        return graph.apply(
                GELU,
                graph.linear(
                        columns,
                        graph.reference(layer + ".weight", Shape.of(config.width(), values.fixedSize())),
                        graph.reference(layer + ".bias")));
    }

    /** The rows and after them one of zeros. */
    private static Value withZeros(GraphBuilder graph, Value rows) {
        int width = Math.toIntExact(rows.dimension(1).fixedSize());
        Value zeros = graph.constant(Tensor.ofFloats(Shape.of(1, width), new float[width]));
        return graph.concat(0, List.of(rows, graph.cast(zeros, FLOAT)));
    }

    private Value attention(GraphBuilder graph, Value input, String name, Rows seen) {
        Value own = graph.gatherRows(input, seen.own());
        Value attended = graph.segmentAttention(
                heads(graph, graph.linear(input, name + ".q_proj")),
                heads(graph, graph.linear(own, name + ".k_proj")),
                heads(graph, graph.linear(own, name + ".v_proj")),
                seen.starts(),
                seen.ownStarts(),
                1 / Math.sqrt(config.headWidth()));
        return graph.linear(
                graph.reshape(attended, input.dimension(0), Dimension.fixed(config.width())), name + ".out_proj");
    }

    private Value heads(GraphBuilder graph, Value joined) {
        return graph.reshape(
                joined, joined.dimension(0), Dimension.fixed(config.heads()), Dimension.fixed(config.headWidth()));
    }

    private Value project(GraphBuilder graph, Value stacked) {
        String name = WeightNames.PROJECTOR;
        Value normalized = graph.rmsNorm(stacked, name + ".ln_pre", RMS_NORM_EPSILON);
        Value gated = gate(graph, graph.linear(normalized, name + ".linear_1"));
        if (projector.normInMiddle()) {
            return graph.linear(graph.rmsNorm(gated, name + ".ln_mid", RMS_NORM_EPSILON), name + ".linear_2");
        }
        return graph.rmsNorm(graph.linear(gated, name + ".linear_2"), name + ".ln_post", RMS_NORM_EPSILON);
    }

    /** The first half of the features, as far as the second half lets it pass. */
    private static Value gate(GraphBuilder graph, Value features) {
        long half = features.dimension(1).fixedSize() / 2;
        return graph.multiply(
                graph.slice(features, 1, 0, half), graph.apply(SILU, graph.slice(features, 1, half, 2 * half)));
    }
}
