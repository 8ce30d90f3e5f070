package dev.tessera.platform.engine;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceInfo;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend on which each token is followed by the next one, and which tells what it was asked for. Thread-safe. */
final class CountingBackend implements Backend {
    /** What happens before a step is computed. */
    @FunctionalInterface
    interface Before {
        /** @param tokenIds the tokens of all sequences in the step */
        void step(List<Long> tokenIds);
    }

    /** The tokens of each step. */
    final List<List<Long>> steps = new CopyOnWriteArrayList<>();

    private final AtomicInteger live = new AtomicInteger();
    private volatile Before before = tokenIds -> {};

    void before(Before action) {
        before = action;
    }

    /** Tensors and executables that are not closed. */
    int live() {
        return live.get();
    }

    @Override
    public DeviceInfo device() {
        return new DeviceInfo("abacus", Set.of(DataType.FLOAT32), Set.of(DataType.FLOAT32));
    }

    @Override
    public long freeMemory() {
        return 1 << 20;
    }

    @Override
    public Executable compile(Graph graph, Weights weights, CompileOptions options) {
        live.incrementAndGet();
        return new Abacus();
    }

    @Override
    public DeviceTensor zeros(DataType type, Shape shape) {
        return new Held(Tensor.ofFloats(Shape.of(1), 0));
    }

    @Override
    public void close() {
        // nothing but what its users close
    }

    private final class Abacus implements Executable {
        @Override
        public DeviceTensors run(Map<String, Tensor> inputs, Map<String, DeviceTensor> states) {
            long[] tokens = inputs.get("token_ids").toLongs();
            List<Long> step = java.util.Arrays.stream(tokens).boxed().toList();
            before.step(step);
            steps.add(step);
            return scores(tokens, inputs.get("output_rows").toLongs());
        }

        private DeviceTensors scores(long[] tokens, long[] rows) {
            int size = CountingModel.VOCABULARY_SIZE;
            long[] ids = new long[rows.length * size];
            float[] top = new float[rows.length * size];
            float[] logits = new float[rows.length * size];
            for (int row = 0; row < rows.length; row++) {
                for (int rank = 0; rank < size; rank++) {
                    int id = (int) (tokens[(int) rows[row]] + 1 + rank) % size;
                    ids[row * size + rank] = id;
                    top[row * size + rank] = -20 * rank;
                    logits[row * size + id] = -20 * rank;
                }
            }
            Shape all = Shape.of(rows.length, size);
            float[] none = new float[rows.length];
            Map<String, DeviceTensor> outputs = new HashMap<>();
            outputs.put("top_ids", new Held(Tensor.ofLongs(all, ids)));
            outputs.put("top_logits", new Held(Tensor.ofFloats(all, top)));
            outputs.put("logits", new Held(Tensor.ofFloats(all, logits)));
            for (String name : List.of("next_logits", "log_totals", "tempered_log_totals")) {
                outputs.put(name, new Held(Tensor.ofFloats(Shape.of(rows.length), none)));
            }
            return new DeviceTensors(outputs);
        }

        @Override
        public void close() {
            live.decrementAndGet();
        }
    }

    private final class Held implements DeviceTensor {
        private final Tensor tensor;
        private boolean closed;

        Held(Tensor tensor) {
            this.tensor = tensor;
            live.incrementAndGet();
        }

        @Override
        public Shape shape() {
            return tensor.shape();
        }

        @Override
        public Tensor toHost() {
            return tensor;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                live.decrementAndGet();
            }
        }
    }
}
