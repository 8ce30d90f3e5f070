package dev.tessera.spi.model;

import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network that turns processed media into embeddings for the decoder. Thread-safe. */
public interface Encoder {
    /** The modalities it encodes; items of all of them can be mixed in one run. */
    Set<Modality> modalities();

    /**
     * Writes the network, declaring its own inputs.
     *
     * @param graph the builder to write to; weights are looked up in it
     * @return FLOAT {@code [M, hidden]}: the embeddings of all items, one after the other
     */
    Value embeddings(GraphBuilder graph);

    /**
     * Joins items to the inputs of one run.
     *
     * @param items at least one
     * @return a tensor for each input that {@link #embeddings} declares
     */
    Map<String, Tensor> inputs(List<ProcessedItem> items);
}
