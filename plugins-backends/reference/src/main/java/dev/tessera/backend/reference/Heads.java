package dev.tessera.backend.reference;

import dev.tessera.spi.graph.Value;

/**
 * Queries, keys and values with the heads beside each other, as {@code [rows, heads, width]}, of which attention takes one
 * key head at a time with the query heads that share it.
 *
 * @param query {@code [tokens, heads, width]}
 * @param keys {@code [rows, keyHeads, width]}
 * @param values the shape of the keys
 */
record Heads(FloatArray query, FloatArray keys, FloatArray values) {
    static Heads of(Frame frame, Value query, Value keys, Value values) {
        return new Heads(frame.floats(query), frame.floats(keys), frame.floats(values));
    }

    int keyHeads() {
        return (int) keys.shape().size(1);
    }

    int width() {
        return (int) keys.shape().size(2);
    }

    /** Query heads that share a key head. */
    int group() {
        return (int) query.shape().size(1) / keyHeads();
    }

    float[] keysOf(TokenRows sequence, int keyHead) {
        return gather(keys.values(), sequence.tokens(), keyHead);
    }

    float[] valuesOf(TokenRows sequence, int keyHead) {
        return gather(values.values(), sequence.tokens(), keyHead);
    }

    /** For each query row of the sequence, the rows of the query heads that share the key head. */
    float[] queriesOf(TokenRows sequence, int keyHead) {
        int run = group() * width();
        float[] queries = new float[sequence.queries() * run];
        for (int i = 0; i < sequence.queries(); i++) {
            System.arraycopy(query.values(), queryOffset(sequence, i, keyHead), queries, i * run, run);
        }
        return queries;
    }

    /** Puts results in the places of their queries. */
    void store(float[] attended, TokenRows sequence, int keyHead, FloatArray result) {
        int run = group() * width();
        for (int i = 0; i < sequence.queries(); i++) {
            System.arraycopy(attended, i * run, result.values(), queryOffset(sequence, i, keyHead), run);
        }
    }

    private int queryOffset(TokenRows sequence, int query, int keyHead) {
        return ((sequence.firstQuery() + query) * keyHeads() + keyHead) * group() * width();
    }

    private float[] gather(float[] cache, int[] rows, int keyHead) {
        int width = width();
        int row = keyHeads() * width;
        float[] gathered = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(cache, rows[i] * row + keyHead * width, gathered, i * width, width);
        }
        return gathered;
    }
}
