package dev.tessera.models.llavaonevision;

import static dev.tessera.models.llavaonevision.WeightedRows.CORNERS;
import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.graph.ElementType.FLOAT32;
import static dev.tessera.spi.graph.ElementType.INT64;

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
 * A vision tower over the tiles of pictures and the frames of videos, a projector of two layers, and what brings the projected
 * features into lines: images and videos differ in that alone.
 */
final class VisionEncoder implements Encoder {
    private static final String FEATURE_NUMBERS = "feature_numbers";
    private static final String FEATURE_WEIGHTS = "feature_weights";

    private final LlavaOnevisionConfig config;
    private final WeightNames names;
    private final FeaturePacking packing;
    private final VisionTower tower;

    VisionEncoder(LlavaOnevisionConfig config, WeightNames names, FeaturePacking packing) {
        this.config = config;
        this.names = names;
        this.packing = packing;
        this.tower = new VisionTower(config.tower(), config.features(), names.vision());
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE, Modality.VIDEO);
    }

    @Override
    public Value embeddings(GraphBuilder graph) {
        Value features = tower.features(graph, Dimension.symbol("T"));
        Value expanded = graph.apply(config.projection(), graph.linear(features, names.projector() + ".linear_1"));
        Value projected = graph.linear(expanded, names.projector() + ".linear_2");
        Value newline = graph.add(new SourceOp.Weight(graph.reference(
                names.newline(), Shape.of(1, config.text().sizes().hiddenSize()))));
        return weighted(graph, graph.concat(0, List.of(projected, newline)));
    }

    /** Sums of features with weights, taken in 32 bits as the reference's interpolation is. */
    private static Value weighted(GraphBuilder graph, Value features) {
        Dimension embeddings = Dimension.symbol("M");
        Dimension corners = Dimension.fixed(CORNERS);
        Value numbers = graph.input(FEATURE_NUMBERS, INT64, corners, embeddings);
        Value weights = graph.input(FEATURE_WEIGHTS, FLOAT32, corners, embeddings, Dimension.fixed(1));
        Value sum = corner(graph, features, numbers, weights, 0);
        for (int corner = 1; corner < CORNERS; corner++) {
            sum = graph.add(sum, corner(graph, features, numbers, weights, corner));
        }
        return graph.cast(sum, FLOAT);
    }

    private static Value corner(GraphBuilder graph, Value features, Value numbers, Value weights, int corner) {
        Dimension embeddings = numbers.dimension(1);
        Value rows = graph.gatherRows(features, graph.reshape(graph.slice(numbers, 0, corner, corner + 1), embeddings));
        Value factors = graph.reshape(graph.slice(weights, 0, corner, corner + 1), embeddings, Dimension.fixed(1));
        return graph.multiply(graph.cast(rows, FLOAT32), factors);
    }

    @Override
    public Map<String, Tensor> inputs(List<ProcessedItem> items) {
        WeightedRows rows = packing.rows(items);
        Map<String, Tensor> inputs = tower.inputs(items.stream()
                .map(item -> item.field(LlavaOnevisionProcessor.PIXELS))
                .toList());
        inputs.put(FEATURE_NUMBERS, rows.numbers());
        inputs.put(FEATURE_WEIGHTS, rows.weights());
        return inputs;
    }
}
