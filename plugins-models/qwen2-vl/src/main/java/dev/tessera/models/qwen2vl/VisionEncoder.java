package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.graph.ElementType.INT64;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.GELU;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.QUICK_GELU;

import dev.tessera.models.decoder.RotaryAngles;
import dev.tessera.models.vision.JoinedRows;
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
 * The vision tower: a transformer over the patches of each frame with two-dimensional rotary embeddings, whose output is
 * merged, square by square, into embeddings for the language model. Images and videos share it.
 */
final class VisionEncoder implements Encoder {
    private static final double NORM_EPSILON = 1e-6;
    private static final double ROPE_THETA = 10_000;

    private final Qwen2VlConfig.Vision config;
    private final WeightNames names;

    VisionEncoder(Qwen2VlConfig.Vision config, WeightNames names) {
        this.config = config;
        this.names = names;
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE, Modality.VIDEO);
    }

    @Override
    public Value embeddings(GraphBuilder graph) {
        Dimension merged = Dimension.symbol("M");
        Dimension patches = merged.times(config.mergedPatches());
        Value pixels = graph.input("pixel_values", FLOAT, patches, Dimension.fixed(config.patchValues()));
        Value positions = graph.input("patch_positions", INT64, Dimension.fixed(2), patches);
        Value frameStarts =
                graph.input("frame_starts", INT64, Dimension.symbol("F").plus(1));

        RotaryAngles angles = RotaryAngles.spatial(graph, positions, config.headWidth(), ROPE_THETA);
        // the convolution has the patch as its kernel and stride, which makes it a product with a matrix
        Value hidden = graph.linear(
                pixels,
                graph.reference(
                        names.vision() + ".patch_embed.proj.weight", Shape.of(config.width(), config.patchValues())));
        for (int block = 0; block < config.depth(); block++) {
            String name = names.visionBlock(block);
            Value normalized = graph.layerNorm(hidden, name + ".norm1", NORM_EPSILON);
            hidden = graph.add(hidden, attention(graph, normalized, name + ".attn", angles, frameStarts));
            normalized = graph.layerNorm(hidden, name + ".norm2", NORM_EPSILON);
            Value expanded = graph.apply(QUICK_GELU, graph.linear(normalized, name + ".mlp.fc1"));
            hidden = graph.add(hidden, graph.linear(expanded, name + ".mlp.fc2"));
        }
        return merge(graph, hidden, merged);
    }

    private Value attention(GraphBuilder graph, Value input, String name, RotaryAngles angles, Value frameStarts) {
        Value joined = graph.linear(input, name + ".qkv");
        Value query = angles.rotate(graph, heads(graph, joined, 0));
        Value key = angles.rotate(graph, heads(graph, joined, 1));
        Value value = heads(graph, joined, 2);
        Value attended = graph.segmentAttention(query, key, value, frameStarts, 1 / Math.sqrt(config.headWidth()));
        return graph.linear(
                graph.reshape(attended, input.dimension(0), Dimension.fixed(config.width())), name + ".proj");
    }

    /** One of query, key and value, which stand side by side. */
    private Value heads(GraphBuilder graph, Value joined, int part) {
        long width = config.width();
        return graph.reshape(
                graph.slice(joined, 1, part * width, (part + 1) * width),
                joined.dimension(0),
                Dimension.fixed(config.heads()),
                Dimension.fixed(config.headWidth()));
    }

    /** Patches come square by square, so that merging is only another shape. */
    private Value merge(GraphBuilder graph, Value hidden, Dimension merged) {
        String name = names.vision() + ".merger";
        Value normalized = graph.layerNorm(hidden, name + ".ln_q", NORM_EPSILON);
        Value squares =
                graph.reshape(normalized, merged, Dimension.fixed((long) config.width() * config.mergedPatches()));
        Value expanded = graph.apply(GELU, graph.linear(squares, name + ".mlp.0"));
        return graph.linear(expanded, name + ".mlp.2");
    }

    @Override
    public Map<String, Tensor> inputs(List<ProcessedItem> items) {
        List<PatchGrid> grids = items.stream().map(PatchGrid::of).toList();
        return Map.of(
                "pixel_values",
                        JoinedRows.of(items.stream()
                                .map(item -> item.field(Qwen2VlProcessor.PIXELS))
                                .toList()),
                "patch_positions", VisionInputs.positions(grids, config.mergeSize()),
                "frame_starts", VisionInputs.frameStarts(grids));
    }
}
