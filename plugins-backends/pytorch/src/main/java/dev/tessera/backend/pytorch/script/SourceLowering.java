package dev.tessera.backend.pytorch.script;

import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.SourceOp;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;

/** Takes values out of the lists that a run is given. */
final class SourceLowering {
    private final ScriptWriter script;
    private int inputs;
    private int states;

    SourceLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(SourceOp op, Value result) {
        switch (op) {
            case SourceOp.Input input -> {
                script.remark("input " + input.name());
                script.assign(result, input("inputs[%d]".formatted(inputs++), result.element()));
            }
            case SourceOp.State state -> {
                script.remark("state " + state.name());
                script.assign(result, "states[%d]".formatted(states++));
            }
            case SourceOp.Weight weight -> {
                script.remark("weight " + weight.weight().name());
                script.assign(result, script.parameter(new Parameter.Plain(weight.weight())));
            }
            case SourceOp.Constant constant ->
                script.assign(result, script.parameter(new Parameter.Constant(constant.value())));
        }
    }

    /** FLOAT inputs come as FLOAT32. */
    private String input(String given, ElementType element) {
        return element == ElementType.FLOAT && !script.isCompute(DataType.FLOAT32)
                ? "torch.to(%s, %d)".formatted(given, script.scalarType(element))
                : given;
    }
}
