package dev.tessera.backend.reference;

import dev.tessera.spi.graph.AttentionOp.PagedAttention;
import dev.tessera.spi.graph.AttentionOp.SegmentAttention;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One sequence of an attention: which rows ask, and where the keys and values of its tokens lie. */
final class TokenRows {
    private final int firstQuery;
    private final int queries;
    private final int[] tokens;
    private final boolean causal;

    /**
     * Describes a sequence.
     *
     * @param firstQuery first query row
     * @param queries number of query rows, which follow each other
     * @param tokens row of each of the sequence's tokens in the keys and values
     * @param causal whether a query row sees no later tokens than its own; the query rows are the last tokens then
     */
    private TokenRows(int firstQuery, int queries, int[] tokens, boolean causal) {
        this.firstQuery = firstQuery;
        this.queries = queries;
        this.tokens = tokens;
        this.causal = causal;
    }

    int firstQuery() {
        return firstQuery;
    }

    int queries() {
        return queries;
    }

    int[] tokens() {
        return tokens;
    }

    /** How many tokens a query row sees. */
    int visible(int query) {
        return causal ? tokens.length - queries + query + 1 : tokens.length;
    }

    /** Segments of queries that see all keys of their segment. */
    static List<TokenRows> ofSegments(SegmentAttention op, Frame frame) {
        long[] queryStarts = frame.longs(op.queryStarts()).values();
        long[] keyStarts = frame.longs(op.keyStarts()).values();
        requireStarts(
                "queryStarts", queryStarts, frame.array(op.query()).shape().size(0));
        requireStarts("keyStarts", keyStarts, frame.array(op.key()).shape().size(0));
        List<TokenRows> segments = new ArrayList<>();
        for (int i = 0; i + 1 < queryStarts.length; i++) {
            int first = (int) queryStarts[i];
            int[] keys =
                    IntStream.range((int) keyStarts[i], (int) keyStarts[i + 1]).toArray();
            segments.add(new TokenRows(first, (int) queryStarts[i + 1] - first, keys, false));
        }
        return segments;
    }

    /** Sequences whose tokens lie in the blocks of a cache. */
    static List<TokenRows> ofPages(PagedAttention op, Frame frame) {
        long[] starts = frame.longs(op.queryStarts()).values();
        long[] contexts = frame.longs(op.contextLengths()).values();
        LongArray tables = frame.longs(op.blockTables());
        long cacheRows = frame.array(op.keys()).shape().size(0);
        requireStarts("queryStarts", starts, frame.array(op.query()).shape().size(0));
        int blocks = Math.toIntExact(tables.shape().size(1));
        List<TokenRows> sequences = new ArrayList<>();
        for (int i = 0; i < contexts.length; i++) {
            int queries = (int) (starts[i + 1] - starts[i]);
            if (contexts[i] < queries || contexts[i] > (long) blocks * op.blockSize()) {
                throw new IllegalArgumentException(
                        "a context of %d tokens does not fit %d query rows and %d blocks of %d"
                                .formatted(contexts[i], queries, blocks, op.blockSize()));
            }
            int[] tokens = new int[(int) contexts[i]];
            for (int token = 0; token < tokens.length; token++) {
                long block = tables.values()[i * blocks + token / op.blockSize()];
                tokens[token] = Rows.requireRow(block * op.blockSize() + token % op.blockSize(), cacheRows);
            }
            sequences.add(new TokenRows((int) starts[i], queries, tokens, true));
        }
        return sequences;
    }

    private static void requireStarts(String role, long[] starts, long end) {
        boolean valid = starts.length > 0 && starts[0] == 0 && starts[starts.length - 1] == end;
        for (int i = 1; i < starts.length; i++) {
            valid = valid && starts[i - 1] < starts[i];
        }
        if (!valid) {
            throw new IllegalArgumentException("%s do not ascend from 0 to %d".formatted(role, end));
        }
    }
}
