package dev.tessera.testkit.backend;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.graph.WeightReference;
import dev.tessera.spi.tensor.Tensor;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the graph of a stored case: its operands, the operation, and an output. The operation's record is made from the
 * case's members of the same names, so that a new operation needs no code here.
 */
final class OpCaseGraph {
    static final String RESULT = "result";
    /** The extra input of a case whose result is a state, which cannot be an output: the numbers of all its rows. */
    static final String ALL_ROWS = "allRows";

    private final OpCase opCase;
    private final GraphBuilder builder;
    private final Map<Operand, Value> values = new HashMap<>();

    private OpCaseGraph(OpCase opCase, Weights weights) {
        this.opCase = opCase;
        this.builder = new GraphBuilder(opCase.operation().getSimpleName(), weights);
    }

    static Graph build(OpCase opCase, Weights weights) {
        return new OpCaseGraph(opCase, weights).build();
    }

    private Graph build() {
        Op op = operation();
        Value result = builder.add(op);
        builder.output(RESULT, op instanceof RowOp.UpdateRows ? allRows(result) : result);
        return builder.build();
    }

    private Value allRows(Value state) {
        return builder.gatherRows(state, builder.input(ALL_ROWS, ElementType.INT64, Dimension.symbol("AllRows")));
    }

    private Op operation() {
        RecordComponent[] components = opCase.operation().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = argument(components[i]);
        }
        try {
            Constructor<? extends Op> constructor = opCase.operation().getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made".formatted(opCase.operation()), e);
        }
    }

    private Object argument(RecordComponent component) {
        String name = opCase.sameAs().getOrDefault(component.getName(), component.getName());
        List<Operand> operands = opCase.operands().getOrDefault(name, List.of());
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return operands.stream().findFirst().map(this::reference);
        }
        if (operands.isEmpty()) {
            return OpAttributes.read(component, opCase.attributes());
        }
        if (type == Tensor.class) {
            return operands.getFirst().tensor().values();
        }
        if (type == WeightReference.class) {
            return reference(operands.getFirst());
        }
        return type == List.class ? operands.stream().map(this::value).toList() : value(operands.getFirst());
    }

    private Value value(Operand operand) {
        return values.computeIfAbsent(operand, missing -> missing.declare(builder));
    }

    private WeightReference reference(Operand operand) {
        return operand.reference(builder);
    }
}
