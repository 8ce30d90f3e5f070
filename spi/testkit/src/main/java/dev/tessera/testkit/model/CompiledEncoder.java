package dev.tessera.testkit.model;

import static dev.tessera.spi.tensor.DataType.FLOAT32;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** An encoder compiled by itself, in FLOAT32. Used by one thread; weights must stay until it is closed. */
public final class CompiledEncoder implements AutoCloseable {
    private static final String EMBEDDINGS = "embeddings";

    private final Encoder encoder;
    private final Executable executable;

    /** @param weights of the checkpoint that the encoder belongs to */
    public CompiledEncoder(Backend backend, Encoder encoder, Weights weights) {
        this.encoder = requireNonNull(encoder, "encoder is null");
        GraphBuilder graph = new GraphBuilder("encoder", weights);
        graph.output(EMBEDDINGS, encoder.embeddings(graph));
        this.executable = backend.compile(graph.build(), weights, new CompileOptions(FLOAT32));
    }

    /**
     * Encodes items in one run.
     *
     * @param items at least one, of the encoder's modalities
     * @return {@code [M, hidden]}: the embeddings of all items, one after the other
     */
    public Tensor embeddings(List<ProcessedItem> items) {
        try (DeviceTensors outputs = executable.run(encoder.inputs(items), Map.of())) {
            return outputs.tensor(EMBEDDINGS).toHost();
        }
    }

    @Override
    public void close() {
        executable.close();
    }
}
