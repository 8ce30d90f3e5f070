package dev.tessera.backend.pytorch.script;

import dev.tessera.spi.graph.DenseOp.Linear;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides which matrices are packed, and which of them together. */
final class LinearGroups {
    /** Below this many elements a product is bound by the cost of the call, and packing gains nothing. */
    private static final long SMALLEST = 1L << 16;

    /** Layers are joined if they take the same value, and all of them or none have a bias. */
    private record Key(Value input, boolean bias) {}

    private final Map<Key, List<Linear>> groups = new LinkedHashMap<>();

    LinearGroups(Graph graph, boolean packing) {
        if (packing) {
            for (Graph.Node node : graph.nodes()) {
                if (node.op() instanceof Linear linear
                        && linear.weight().shape().elementCount() >= SMALLEST) {
                    groups.computeIfAbsent(key(linear), missing -> new ArrayList<>())
                            .add(linear);
                }
            }
        }
    }

    /** The layers that are computed together with this one, itself included; none if it is not packed. */
    List<Linear> of(Linear linear) {
        List<Linear> group = groups.getOrDefault(key(linear), List.of());
        return group.contains(linear) ? group : List.of();
    }

    private static Key key(Linear linear) {
        return new Key(linear.input(), linear.bias().isPresent());
    }
}
