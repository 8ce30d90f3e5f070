package dev.tessera.models.vision;

import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.graph.ElementType.INT64;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.graph.WeightReference;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vision transformer of CLIP (Radford et al., 2021) and SigLIP (Zhai et al., 2023): pre-norm layers over the patches of
 * square tiles with learned positions. Patches see those of their own tile. Immutable.
 */
public final class VisionTower {
    private static final String PIXELS = "pixel_values";
    private static final String TILE_STARTS = "tile_starts";
    private static final String CLASS_TOKENS = "class_tokens";

    private final VisionTowerConfig config;
    private final VisionFeatures features;
    private final String prefix;

    /**
     * @param features what is taken of it
     * @param prefix of its weights, such as {@code vision_tower.vision_model}
     */
    public VisionTower(VisionTowerConfig config, VisionFeatures features, String prefix) {
        this.config = requireNonNull(config, "config is null");
        this.features = requireNonNull(features, "features is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        if (features.layers() > config.layers()
                || (features.classToken() && !config.kind().hasClassToken())) {
            throw new IllegalArgumentException("%s are not in %s".formatted(features, config));
        }
    }

    /** Rows that leave the tower for each tile: its class token where it is taken, and its patches from the top left. */
    public int rowsPerTile() {
        return config.patches() + (features.classToken() ? 1 : 0);
    }

    /**
     * Writes the network and declares its inputs.
     *
     * @param tiles how many there are in a run, a symbol
     * @return FLOAT {@code [tiles * rowsPerTile, width]}
     */
    public Value features(GraphBuilder graph, Dimension tiles) {
        Dimension rows = tiles.times(config.rows());
        Dimension width = Dimension.fixed(config.width());
        Value starts = graph.input(TILE_STARTS, INT64, tiles.plus(1));
        Value hidden = graph.reshape(embeddings(graph, tiles), rows, width);
        if (config.kind().hasClassToken()) {
            // the name is spelled so in every checkpoint
            hidden = graph.layerNorm(hidden, prefix + ".pre_layrnorm", config.normEpsilon());
        }
        for (int layer = 0; layer < features.layers(); layer++) {
            String name = "%s.encoder.layers.%d".formatted(prefix, layer);
            Value normalized = graph.layerNorm(hidden, name + ".layer_norm1", config.normEpsilon());
            hidden = graph.add(hidden, attention(graph, normalized, name + ".self_attn", starts));
            normalized = graph.layerNorm(hidden, name + ".layer_norm2", config.normEpsilon());
            Value expanded = graph.apply(config.activation(), graph.linear(normalized, name + ".mlp.fc1"));
            hidden = graph.add(hidden, graph.linear(expanded, name + ".mlp.fc2"));
        }
        if (rowsPerTile() == config.rows()) {
            return hidden;
        }
        Value perTile = graph.reshape(hidden, tiles, Dimension.fixed(config.rows()), width);
        return graph.reshape(graph.slice(perTile, 1, 1, config.rows()), tiles.times(rowsPerTile()), width);
    }

    /** {@code [tiles, rows, width]}. */
    private Value embeddings(GraphBuilder graph, Dimension tiles) {
        String name = prefix + ".embeddings";
        Value pixels = graph.input(PIXELS, FLOAT, tiles.times(config.patches()), Dimension.fixed(config.patchValues()));
        Value embedded = graph.reshape(
                patches(graph, pixels, name + ".patch_embedding"),
                tiles,
                Dimension.fixed(config.patches()),
                Dimension.fixed(config.width()));
        if (config.kind().hasClassToken()) {
            Value numbers = graph.input(CLASS_TOKENS, INT64, tiles, Dimension.fixed(1));
            Value classTokens = graph.add(new DenseOp.Embedding(
                    numbers, graph.reference(name + ".class_embedding", Shape.of(1, config.width()))));
            embedded = graph.concat(1, List.of(classTokens, embedded));
        }
        Value positions = graph.add(new SourceOp.Weight(
                graph.reference(name + ".position_embedding.weight", Shape.of(config.rows(), config.width()))));
        return graph.add(embedded, positions);
    }

    /** The convolution has the patch as its kernel and stride, which makes it a product with a matrix. */
    private Value patches(GraphBuilder graph, Value pixels, String name) {
        WeightReference weight = graph.reference(name + ".weight", Shape.of(config.width(), config.patchValues()));
        return config.kind().hasClassToken()
                ? graph.linear(pixels, weight)
                : graph.linear(pixels, weight, graph.reference(name + ".bias"));
    }

    private Value attention(GraphBuilder graph, Value input, String name, Value starts) {
        Value attended = graph.segmentAttention(
                heads(graph, graph.linear(input, name + ".q_proj")),
                heads(graph, graph.linear(input, name + ".k_proj")),
                heads(graph, graph.linear(input, name + ".v_proj")),
                starts,
                1 / Math.sqrt(config.headWidth()));
        return graph.linear(
                graph.reshape(attended, input.dimension(0), Dimension.fixed(config.width())), name + ".out_proj");
    }

    private Value heads(GraphBuilder graph, Value joined) {
        return graph.reshape(
                joined, joined.dimension(0), Dimension.fixed(config.heads()), Dimension.fixed(config.headWidth()));
    }

    /**
     * Joins the tiles of some items to the tower's inputs of one run.
     *
     * @param patches of each item as {@link TilePatches} makes them; at least one
     */
    public Map<String, Tensor> inputs(List<Tensor> patches) {
        Tensor pixels = JoinedRows.of(patches);
        int tiles = Math.toIntExact(pixels.shape().size(0) / config.patches());
        long[] starts = new long[tiles + 1];
        for (int tile = 1; tile <= tiles; tile++) {
            starts[tile] = (long) tile * config.rows();
        }
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put(PIXELS, pixels);
        inputs.put(TILE_STARTS, Tensor.ofLongs(Shape.of(starts.length), starts));
        if (config.kind().hasClassToken()) {
            inputs.put(CLASS_TOKENS, Tensor.ofLongs(Shape.of(tiles, 1), new long[tiles]));
        }
        return inputs;
    }
}
