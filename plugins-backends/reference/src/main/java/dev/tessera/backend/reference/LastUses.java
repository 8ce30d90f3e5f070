package dev.tessera.backend.reference;

import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Graph.Node;
import dev.tessera.spi.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** After which node each value is needed no more, so that a run holds no more of them than it must. */
final class LastUses {
    private final Map<Integer, List<Integer>> endingAt = new HashMap<>();

    LastUses(Graph graph) {
        Map<Integer, Integer> lastUse = new HashMap<>();
        for (Node node : graph.nodes()) {
            int id = node.result().id();
            lastUse.put(id, id);
            node.op().inputs().forEach(input -> lastUse.put(input.id(), id));
        }
        graph.outputs().values().stream().map(Value::id).forEach(lastUse::remove);
        lastUse.forEach((value, node) ->
                endingAt.computeIfAbsent(node, missing -> new ArrayList<>()).add(value));
    }

    /** Ids of the values that no node after this one takes, and that are no outputs. */
    List<Integer> endingAt(int node) {
        return endingAt.getOrDefault(node, List.of());
    }
}
