package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.Checks.require;
import static dev.tessera.spi.graph.Checks.requireElement;
import static dev.tessera.spi.graph.Checks.requireFinite;
import static dev.tessera.spi.graph.Checks.requireIndices;
import static dev.tessera.spi.graph.Checks.requireRank;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Attention. Tokens of all sequences lie on one flat first dimension; which sequence a token belongs to is said by index
 * inputs. Softmax is taken in at least 32-bit floating point.
 */
public sealed interface AttentionOp extends Op {
    /**
     * Rotates pairs of features by an angle per token (Su et al., 2021), in the half-split layout of GPT-NeoX and Llama:
     * feature {@code i} pairs with feature {@code i + width/2}.
     *
     * @param input FLOAT {@code [tokens, heads, width]}, width even
     * @param cosines FLOAT32 {@code [tokens, width/2]}
     * @param sines FLOAT32 {@code [tokens, width/2]}
     */
    record RotaryEmbedding(Value input, Value cosines, Value sines) implements AttentionOp {
        public RotaryEmbedding {
            requireNonNull(input, "input is null");
            requireNonNull(cosines, "cosines is null");
            requireNonNull(sines, "sines is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(input, cosines, sines);
        }

        /** FLOAT, the input's shape. */
        @Override
        public TensorType resultType() {
            requireElement("input", input, ElementType.FLOAT);
            requireRank("input", input, 3);
            requireElement("cosines", cosines, ElementType.FLOAT32);
            requireElement("sines", sines, ElementType.FLOAT32);
            requireRank("cosines", cosines, 2);
            require(
                    cosines.shape().equals(sines.shape())
                            && cosines.dimension(0).equals(input.dimension(0))
                            && cosines.dimension(1).times(2).equals(input.dimension(2)),
                    "cosines %s and sines %s do not fit input %s"
                            .formatted(cosines.shape(), sines.shape(), input.shape()));
            return input.type();
        }
    }

    /**
     * Attention of every query to every key of its segment, in both directions: one picture or window of a vision tower, or
     * what one set of queries takes from another set of tokens.
     *
     * @param query FLOAT {@code [queries, heads, width]}
     * @param key FLOAT {@code [keys, heads, width]}
     * @param value FLOAT, the key's shape
     * @param queryStarts INT64 {@code [segments + 1]}: first query of each segment, then the number of queries; from zero,
     *     strictly ascending
     * @param keyStarts INT64 {@code [segments + 1]}, the same of keys
     * @param scale factor of the scores before softmax
     */
    record SegmentAttention(Value query, Value key, Value value, Value queryStarts, Value keyStarts, double scale)
            implements AttentionOp {
        public SegmentAttention {
            requireNonNull(query, "query is null");
            requireNonNull(key, "key is null");
            requireNonNull(value, "value is null");
            requireNonNull(queryStarts, "queryStarts is null");
            requireNonNull(keyStarts, "keyStarts is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(query, key, value, queryStarts, keyStarts);
        }

        /** FLOAT, the query's shape. */
        @Override
        public TensorType resultType() {
            requireElement("query", query, ElementType.FLOAT);
            requireRank("query", query, 3);
            requireElement("key", key, ElementType.FLOAT);
            requireElement("value", value, ElementType.FLOAT);
            requireRank("key", key, 3);
            require(
                    key.shape().equals(value.shape())
                            && key.shape().with(0, query.dimension(0)).equals(query.shape()),
                    "key %s and value %s do not fit query %s".formatted(key.shape(), value.shape(), query.shape()));
            requireIndices("queryStarts", queryStarts);
            requireIndices("keyStarts", keyStarts);
            require(
                    queryStarts.dimension(0).equals(keyStarts.dimension(0)),
                    "queryStarts %s and keyStarts %s are not of the same segments"
                            .formatted(queryStarts.shape(), keyStarts.shape()));
            requireFinite("scale", scale);
            return query.type();
        }
    }

    /**
     * Causal attention of each sequence's newest tokens to all of its tokens so far, whose keys and values lie in fixed-size
     * blocks of a cache (Kwon et al., 2023). Prefill and decode of different sequences mix in one call.
     *
     * <p>Sequence {@code s} brings the query rows {@code queryStarts[s]} to {@code queryStarts[s + 1]}. They are the last of
     * its {@code contextLengths[s]} tokens, whose keys and values are already in the cache: its token {@code i} is in row
     * {@code blockTables[s][i / blockSize] * blockSize + i % blockSize}. A query row sees the tokens up to and with its own.
     * Query heads share key heads in consecutive groups of {@code heads / keyHeads}. Cache rows that are not of a sequence
     * have no influence on it, whatever they hold: one request's NaN must not reach another's tokens.
     *
     * @param query FLOAT {@code [tokens, heads, width]}
     * @param keys FLOAT {@code [cacheRows, keyHeads, width]}; heads is a multiple of keyHeads
     * @param values FLOAT, the shape of the keys
     * @param queryStarts INT64 {@code [sequences + 1]}, from zero, strictly ascending, the last one the number of tokens
     * @param contextLengths INT64 {@code [sequences]}, each at least the sequence's number of query rows
     * @param blockTables INT64 {@code [sequences, blocks]}; entries beyond a sequence's last block are ignored,
     *     whatever they are
     * @param blockSize tokens in a block
     * @param scale factor of the scores before softmax
     */
    record PagedAttention(
            Value query,
            Value keys,
            Value values,
            Value queryStarts,
            Value contextLengths,
            Value blockTables,
            int blockSize,
            double scale)
            implements AttentionOp {
        public PagedAttention {
            requireNonNull(query, "query is null");
            requireNonNull(keys, "keys is null");
            requireNonNull(values, "values is null");
            requireNonNull(queryStarts, "queryStarts is null");
            requireNonNull(contextLengths, "contextLengths is null");
            requireNonNull(blockTables, "blockTables is null");
        }

        @Override
        public List<Value> inputs() {
            return List.of(query, keys, values, queryStarts, contextLengths, blockTables);
        }

        /** FLOAT, the query's shape. */
        @Override
        public TensorType resultType() {
            requireElement("query", query, ElementType.FLOAT);
            requireRank("query", query, 3);
            requireElement("keys", keys, ElementType.FLOAT);
            requireElement("values", values, ElementType.FLOAT);
            requireRank("keys", keys, 3);
            require(
                    keys.shape().equals(values.shape())
                            && keys.dimension(2).equals(query.dimension(2))
                            && isMultiple(query.dimension(1), keys.dimension(1)),
                    "keys %s and values %s do not fit query %s".formatted(keys.shape(), values.shape(), query.shape()));
            requireIndices("queryStarts", queryStarts);
            requireIndices("contextLengths", contextLengths);
            requireElement("blockTables", blockTables, ElementType.INT64);
            requireRank("blockTables", blockTables, 2);
            require(
                    queryStarts.dimension(0).equals(contextLengths.dimension(0).plus(1))
                            && blockTables.dimension(0).equals(contextLengths.dimension(0)),
                    "queryStarts %s, contextLengths %s and blockTables %s are not of the same sequences"
                            .formatted(queryStarts.shape(), contextLengths.shape(), blockTables.shape()));
            require(blockSize > 0, "blockSize %d is not positive".formatted(blockSize));
            requireFinite("scale", scale);
            return query.type();
        }

        private static boolean isMultiple(Dimension heads, Dimension keyHeads) {
            return heads.isFixed()
                    && keyHeads.isFixed()
                    && keyHeads.fixedSize() > 0
                    && heads.fixedSize() % keyHeads.fixedSize() == 0;
        }
    }
}
