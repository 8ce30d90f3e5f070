package dev.tessera.platform.runner;

import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.graph.ElementType.INT64;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.Encoder;

/** Writes embeddings into the encoder cache: those of a model's encoder, or given ones. */
final class EncoderGraph {
    static final String SLOTS = "encoder_slots";
    static final String EMBEDDINGS = "embeddings";

    private EncoderGraph() {}

    static Graph build(Encoder encoder, Weights weights, int hiddenSize) {
        GraphBuilder graph = new GraphBuilder("encoder", weights);
        return intoCache(graph, encoder.embeddings(graph), hiddenSize);
    }

    static Graph givenEmbeddings(Weights weights, int hiddenSize) {
        GraphBuilder graph = new GraphBuilder("given_embeddings", weights);
        Value embeddings = graph.input(EMBEDDINGS, FLOAT, Dimension.symbol("M"), Dimension.fixed(hiddenSize));
        return intoCache(graph, embeddings, hiddenSize);
    }

    private static Graph intoCache(GraphBuilder graph, Value embeddings, int hiddenSize) {
        Value slots = graph.input(SLOTS, INT64, embeddings.dimension(0));
        graph.updateRows(EncoderCacheState.declare(graph, hiddenSize), slots, embeddings);
        return graph.build();
    }
}
