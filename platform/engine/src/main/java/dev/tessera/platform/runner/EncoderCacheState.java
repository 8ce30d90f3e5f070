package dev.tessera.platform.runner;

import static dev.tessera.spi.graph.ElementType.FLOAT;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;

/** The rows on the device in which encoders leave embeddings for the decoder. They never travel to the host. */
final class EncoderCacheState {
    static final String NAME = "encoder_cache";

    private EncoderCacheState() {}

    static Value declare(GraphBuilder graph, int hiddenSize) {
        return graph.state(NAME, FLOAT, Dimension.symbol("E"), Dimension.fixed(hiddenSize));
    }
}
