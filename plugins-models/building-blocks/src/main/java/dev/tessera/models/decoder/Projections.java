package dev.tessera.models.decoder;

import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Linear layers that take the same input. Checkpoints have a matrix for each of them or, as those of Phi-3, one for all, in
 * which the rows of the first come first.
 *
 * @param joined name of the matrix for all
 * @param parts the layers in their order
 */
record Projections(String joined, List<Part> parts) {
    /**
     * @param name of the layer's own matrix
     * @param share of the features that all layers make together
     */
    record Part(String name, int share) {}

    Projections {
        parts = List.copyOf(parts);
    }

    /**
     * Applies them.
     *
     * @param prefix of the matrices' names
     * @param fromJoined whether the checkpoint has one matrix for all
     * @return a value for each layer
     */
    List<Value> apply(GraphBuilder graph, Value input, String prefix, boolean fromJoined) {
        if (!fromJoined) {
            return parts.stream()
                    .map(part -> graph.linear(input, prefix + part.name()))
                    .toList();
        }
        Value all = graph.linear(input, prefix + joined);
        long width = all.dimension(1).fixedSize()
                / parts.stream().mapToLong(Part::share).sum();
        List<Value> values = new ArrayList<>();
        long start = 0;
        for (Part part : parts) {
            long end = start + part.share() * width;
            values.add(graph.slice(all, 1, start, end));
            start = end;
        }
        return values;
    }
}
