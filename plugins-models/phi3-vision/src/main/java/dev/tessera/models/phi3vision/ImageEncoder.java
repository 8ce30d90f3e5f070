package dev.tessera.models.phi3vision;

import static dev.tessera.spi.graph.ElementType.INT64;
import static dev.tessera.spi.graph.ElementwiseOp.UnaryFunction.GELU;

import dev.tessera.models.vision.VisionTower;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.SourceOp;
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
 * From tiles to embeddings: CLIP's tower, whose patches are merged square by square, learned separators between the lines, and a
 * projection of two layers.
 */
final class ImageEncoder implements Encoder {
    private static final String ORDER = "embedding_order";

    private final Phi3VisionConfig config;
    private final VisionTower tower;

    ImageEncoder(Phi3VisionConfig config) {
        this.config = config;
        this.tower = new VisionTower(config.tower(), config.features(), WeightNames.TOWER);
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE);
    }

    @Override
    public Value embeddings(GraphBuilder graph) {
        Dimension tiles = Dimension.symbol("T");
        Value squares = merge(graph, tower.features(graph, tiles), tiles);
        Value order = graph.input(ORDER, INT64, Dimension.symbol("M"));
        Value separated = graph.concat(
                0,
                List.of(
                        squares,
                        separator(graph, WeightNames.LINE_SEPARATOR),
                        separator(graph, WeightNames.GLOBAL_SEPARATOR)));
        Value ordered = graph.gatherRows(separated, order);
        Value expanded = graph.apply(GELU, graph.linear(ordered, WeightNames.PROJECTION + ".0"));
        return graph.linear(expanded, WeightNames.PROJECTION + ".2");
    }

    /** The four patches of each square side by side, {@code [tiles * squares, 4 * width]}. */
    private Value merge(GraphBuilder graph, Value patches, Dimension tiles) {
        Dimension side = Dimension.fixed(config.squares());
        Dimension two = Dimension.fixed(2);
        Value lines = graph.reshape(
                patches,
                tiles,
                side,
                two,
                side,
                two,
                Dimension.fixed(config.tower().width()));
        return graph.reshape(
                graph.transpose(lines, 0, 1, 3, 2, 4, 5),
                tiles.times(side).times(side),
                Dimension.fixed(config.squareWidth()));
    }

    private Value separator(GraphBuilder graph, String name) {
        return graph.add(new SourceOp.Weight(graph.reference(name, Shape.of(1, config.squareWidth()))));
    }

    @Override
    public Map<String, Tensor> inputs(List<ProcessedItem> items) {
        Map<String, Tensor> inputs = tower.inputs(items.stream()
                .map(item -> item.field(Phi3VisionProcessor.PIXELS))
                .toList());
        List<CropGrid> grids = items.stream()
                .map(item -> CropGrid.of(item, config.tower().imageSize()))
                .toList();
        inputs.put(ORDER, EmbeddingOrder.of(grids, config.squares()));
        return inputs;
    }
}
