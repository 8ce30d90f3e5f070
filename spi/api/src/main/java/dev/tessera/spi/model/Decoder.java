package dev.tessera.spi.model;

import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;

/** The language model of a checkpoint: from tokens and media embeddings to logits. */
public interface Decoder {
    /** Its sizes, which do not change. */
    DecoderDimensions dimensions();

    /**
     * Writes the network.
     *
     * @param graph the builder to write to; weights are looked up in it
     * @param inputs what a step of the engine provides
     * @return FLOAT or FLOAT32 {@code [R, vocabulary]}: logits of the rows in {@link DecoderInputs#outputRows}
     */
    Value logits(GraphBuilder graph, DecoderInputs inputs);
}
