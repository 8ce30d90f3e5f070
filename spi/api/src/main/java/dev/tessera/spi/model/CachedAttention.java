package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.AttentionOp.PagedAttention;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import java.util.List;

/**
 * The paged KV cache of all layers, and the step's tables of where each sequence lies in it. The index inputs are those of
 * {@link PagedAttention}.
 *
 * @param layers cache of each layer
 * @param slots INT64 {@code [T]}: cache row of each of the step's tokens
 * @param queryStarts INT64 {@code [S + 1]}
 * @param contextLengths INT64 {@code [S]}
 * @param blockTables INT64 {@code [S, B]}
 * @param blockSize tokens in a block
 */
public record CachedAttention(
        List<LayerCache> layers,
        Value slots,
        Value queryStarts,
        Value contextLengths,
        Value blockTables,
        int blockSize) {
    /**
     * The cache of one layer.
     *
     * @param keys state, FLOAT {@code [rows, keyValueHeads, headWidth]}
     * @param values state of the same shape
     */
    public record LayerCache(Value keys, Value values) {
        public LayerCache {
            requireNonNull(keys, "keys is null");
            requireNonNull(values, "values is null");
        }
    }

    public CachedAttention {
        layers = List.copyOf(layers);
        requireNonNull(slots, "slots is null");
        requireNonNull(queryStarts, "queryStarts is null");
        requireNonNull(contextLengths, "contextLengths is null");
        requireNonNull(blockTables, "blockTables is null");
    }

    /**
     * Stores a layer's new keys and values, then lets the new tokens attend to all that their sequence has stored.
     *
     * @param layer number of the layer, from zero; each is used once
     * @param query FLOAT {@code [T, heads, headWidth]}
     * @param key FLOAT {@code [T, keyValueHeads, headWidth]}
     * @param value FLOAT of the key's shape
     * @param scale factor of the scores before softmax
     * @return FLOAT, the query's shape
     */
    public Value attend(GraphBuilder graph, int layer, Value query, Value key, Value value, double scale) {
        Value keys = graph.updateRows(layers.get(layer).keys(), slots, key);
        Value values = graph.updateRows(layers.get(layer).values(), slots, value);
        return graph.add(
                new PagedAttention(query, keys, values, queryStarts, contextLengths, blockTables, blockSize, scale));
    }
}
