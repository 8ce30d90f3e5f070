package dev.tessera.spi.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Knows which values are a state, or may share its memory on some backend, so that none is used after the state has
 * changed under it.
 */
final class StateViews {
    private final Map<Integer, Integer> stateOf = new HashMap<>();
    private final Set<Integer> wholeStates = new HashSet<>();
    private final Set<Integer> outdated = new HashSet<>();

    /** Whether the value is a state, or the result of an update of one. */
    boolean isState(Value value) {
        return wholeStates.contains(value.id());
    }

    /** Whether the value is a state, or may share the memory of one. */
    boolean isView(Value value) {
        return stateOf.containsKey(value.id());
    }

    /** Whether the state behind the value has been updated since. */
    boolean isOutdated(Value value) {
        return outdated.contains(value.id());
    }

    void add(Op op, Value result) {
        switch (op) {
            case SourceOp.State _ -> addState(result, result.id());
            case RowOp.UpdateRows update -> update(stateOf.get(update.state().id()), result);
            case ShapeOp _, ElementwiseOp.Cast _ -> addView(op, result);
            case SourceOp.Input _,
                    SourceOp.Weight _,
                    SourceOp.Constant _,
                    DenseOp _,
                    NormalizationOp _,
                    ElementwiseOp.Unary _,
                    ElementwiseOp.Binary _,
                    RowOp.GatherRows _,
                    RowOp.ScatterRows _,
                    ReductionOp _,
                    AttentionOp _ -> {
                // the results have memory of their own
            }
        }
    }

    private void addState(Value value, int state) {
        stateOf.put(value.id(), state);
        wholeStates.add(value.id());
    }

    private void update(int state, Value result) {
        stateOf.forEach((value, origin) -> {
            if (origin == state) {
                outdated.add(value);
            }
        });
        addState(result, state);
    }

    private void addView(Op op, Value result) {
        op.inputs().stream()
                .filter(this::isView)
                .findFirst()
                .ifPresent(input -> stateOf.put(result.id(), stateOf.get(input.id())));
    }
}
