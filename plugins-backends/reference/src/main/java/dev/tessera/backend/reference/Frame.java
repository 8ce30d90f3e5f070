package dev.tessera.backend.reference;

import dev.tessera.spi.graph.SymbolicShape;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one run is given, the values that are still needed, and what its symbols stand for. */
final class Frame {
    private final Map<Integer, HostArray> arrays = new HashMap<>();
    private final Map<String, HostArray> given;
    private final Map<String, Long> symbols;

    /**
     * Begins a run.
     *
     * @param given inputs and states by name
     * @param symbols value by symbol
     */
    Frame(Map<String, HostArray> given, Map<String, Long> symbols) {
        this.given = Map.copyOf(given);
        this.symbols = Map.copyOf(symbols);
    }

    /** An input or state. */
    HostArray given(String name) {
        return given.get(name);
    }

    void put(Value value, HostArray array) {
        arrays.put(value.id(), array);
    }

    void drop(List<Integer> ids) {
        ids.forEach(arrays::remove);
    }

    HostArray array(Value value) {
        HostArray array = arrays.get(value.id());
        if (array == null) {
            throw new IllegalStateException("value %d was dropped too early".formatted(value.id()));
        }
        return array;
    }

    FloatArray floats(Value value) {
        return (FloatArray) array(value);
    }

    LongArray longs(Value value) {
        return (LongArray) array(value);
    }

    Shape resolve(SymbolicShape shape) {
        return shape.resolve(symbols);
    }
}
