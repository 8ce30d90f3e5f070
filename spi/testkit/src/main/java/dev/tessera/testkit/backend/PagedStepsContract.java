package dev.tessera.testkit.backend;

import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.indices;
import static dev.tessera.testkit.backend.TestingTensors.scattered;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.model.CachedAttention;
import dev.tessera.spi.model.CachedAttention.LayerCache;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sequence attends to itself alike, whether its tokens come at once, in chunks, one by one, or beside another's. */
final class PagedStepsContract {
    private static final int HEADS = 4;
    private static final int KEY_HEADS = 2;
    private static final int WIDTH = 4;
    private static final int BLOCK = 4;
    /** More than a kernel is likely to take at once, and no multiple of anything. */
    private static final int TOKENS = 131;

    private static final int BLOCKS_OF_SEQUENCE = (TOKENS + BLOCK - 1) / BLOCK;
    /** Blocks of the sequence under test, and those of another one that runs beside it. */
    private static final long[] BLOCKS = blocks(0);

    private static final long[] OTHER_BLOCKS = blocks(BLOCKS_OF_SEQUENCE);

    private static final Tensor QUERY = scattered(1, TOKENS, HEADS, WIDTH);
    private static final Tensor KEY = scattered(2, TOKENS, KEY_HEADS, WIDTH);
    private static final Tensor VALUE = scattered(3, TOKENS, KEY_HEADS, WIDTH);

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase("in chunks as at once", backend -> comparesChunks(backend, 70, 3, 58)),
                new ContractCase("one by one as at once", backend -> comparesChunks(backend, oneByOne())),
                new ContractCase("prefill then decode as at once", backend -> comparesChunks(backend, 128, 1, 1, 1)),
                new ContractCase("beside another sequence as alone", PagedStepsContract::comparesBatches));
    }

    private static int[] oneByOne() {
        int[] chunks = new int[TOKENS];
        Arrays.fill(chunks, 1);
        return chunks;
    }

    /** Blocks that are apart and out of order, and those of no other sequence. */
    private static long[] blocks(int first) {
        long[] blocks = new long[BLOCKS_OF_SEQUENCE];
        Arrays.setAll(blocks, i -> (first + i) * 29L % (2 * BLOCKS_OF_SEQUENCE + 1));
        return blocks;
    }

    private static void network(GraphBuilder graph) {
        Dimension tokens = Dimension.symbol("T");
        Dimension sequences = Dimension.symbol("S");
        Dimension rows = Dimension.symbol("N");
        Dimension keyHeads = Dimension.fixed(KEY_HEADS);
        Dimension width = Dimension.fixed(WIDTH);
        Value query = graph.input("query", ElementType.FLOAT, tokens, Dimension.fixed(HEADS), width);
        Value key = graph.input("key", ElementType.FLOAT, tokens, keyHeads, width);
        Value value = graph.input("value", ElementType.FLOAT, tokens, keyHeads, width);
        CachedAttention attention = new CachedAttention(
                List.of(new LayerCache(
                        graph.state("keys", ElementType.FLOAT, rows, keyHeads, width),
                        graph.state("values", ElementType.FLOAT, rows, keyHeads, width))),
                graph.input("slots", ElementType.INT64, tokens),
                graph.input("queryStarts", ElementType.INT64, sequences.plus(1)),
                graph.input("contextLengths", ElementType.INT64, sequences),
                graph.input("blockTables", ElementType.INT64, sequences, Dimension.symbol("B")),
                BLOCK);
        graph.output("attended", attention.attend(graph, 0, query, key, value, 0.5));
    }

    private static void comparesChunks(Backend backend, int... chunks) {
        try (Executable executable = compile(backend, PagedStepsContract::network);
                Cache whole = Cache.of(backend);
                Cache parts = Cache.of(backend)) {
            Tensor expected = step(executable, whole, 0, TOKENS);
            int first = 0;
            for (int chunk : chunks) {
                Tensor actual = step(executable, parts, first, first + chunk);
                Tolerance.SUMS.assertClose(actual, rows(expected, first, first + chunk));
                first += chunk;
            }
        }
    }

    private static void comparesBatches(Backend backend) {
        try (Executable executable = compile(backend, PagedStepsContract::network);
                Cache alone = Cache.of(backend);
                Cache shared = Cache.of(backend)) {
            Tensor expected = step(executable, alone, 0, TOKENS);
            // the other sequence has the same tokens in another order, three steps ahead
            for (int token = 0; token < TOKENS; token++) {
                int other = Math.min(token + 3, TOKENS - 1);
                int[] ownAndOther = {token, TOKENS - 1 - other};
                Map<String, Tensor> inputs = Map.of(
                        "query", rows(QUERY, ownAndOther),
                        "key", rows(KEY, ownAndOther),
                        "value", rows(VALUE, ownAndOther),
                        "slots", indices(slot(BLOCKS, token), slot(OTHER_BLOCKS, other)),
                        "queryStarts", indices(0, 1, 2),
                        "contextLengths", indices(token + 1, other + 1),
                        "blockTables", Tensor.ofLongs(Shape.of(2, BLOCKS_OF_SEQUENCE), concat(BLOCKS, OTHER_BLOCKS)));
                Tensor both = run(executable, inputs, shared.states()).get("attended");
                Tolerance.SUMS.assertClose(rows(both, 0, 1), rows(expected, token, token + 1));
            }
        }
    }

    private static Tensor step(Executable executable, Cache cache, int first, int end) {
        long[] slots = new long[end - first];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slot(BLOCKS, first + i);
        }
        Map<String, Tensor> inputs = Map.of(
                "query", rows(QUERY, first, end),
                "key", rows(KEY, first, end),
                "value", rows(VALUE, first, end),
                "slots", indices(slots),
                "queryStarts", indices(0, end - first),
                "contextLengths", indices(end),
                "blockTables", Tensor.ofLongs(Shape.of(1, BLOCKS_OF_SEQUENCE), BLOCKS.clone()));
        return run(executable, inputs, cache.states()).get("attended");
    }

    private static long slot(long[] blocks, int token) {
        return blocks[token / BLOCK] * BLOCK + token % BLOCK;
    }

    private static long[] concat(long[] left, long[] right) {
        long[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    private static Tensor rows(Tensor tensor, int first, int end) {
        int[] rows = new int[end - first];
        Arrays.setAll(rows, i -> first + i);
        return rows(tensor, rows);
    }

    private static Tensor rows(Tensor tensor, int[] rows) {
        int width =
                Math.toIntExact(tensor.shape().elementCount() / tensor.shape().size(0));
        float[] all = tensor.toFloats();
        float[] some = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all, rows[i] * width, some, i * width, width);
        }
        return Tensor.ofFloats(Shape.of(rows.length, tensor.shape().size(1), WIDTH), some);
    }

    /**
     * The cache of one layer.
     *
     * @param keys state of zeros
     * @param values state of zeros
     */
    private record Cache(DeviceTensor keys, DeviceTensor values) implements AutoCloseable {
        static Cache of(Backend backend) {
            Shape shape = Shape.of((2 * BLOCKS_OF_SEQUENCE + 1) * BLOCK, KEY_HEADS, WIDTH);
            return new Cache(backend.zeros(DataType.FLOAT32, shape), backend.zeros(DataType.FLOAT32, shape));
        }

        Map<String, DeviceTensor> states() {
            return Map.of("keys", keys, "values", values);
        }

        @Override
        public void close() {
            keys.close();
            values.close();
        }
    }
}
