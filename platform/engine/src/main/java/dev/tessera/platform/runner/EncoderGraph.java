package dev.tessera.platform.runner;

import static dev.tessera.spi.graph.ElementType.INT64;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.Encoder;

/** Lets a model's encoder write its embeddings into the encoder cache. */
final class EncoderGraph {
    static final String SLOTS = "encoder_slots";

    private EncoderGraph() {}

    static Graph build(Encoder encoder, Weights weights, int hiddenSize) {
        GraphBuilder graph = new GraphBuilder("encoder", weights);
        Value embeddings = encoder.embeddings(graph);
        Value slots = graph.input(SLOTS, INT64, embeddings.dimension(0));
        graph.updateRows(EncoderCacheState.declare(graph, hiddenSize), slots, embeddings);
        return graph.build();
    }
}
