package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.ReductionOp;
import dev.tessera.spi.graph.Value;

/** Writes reductions. The largest elements of a value are looked for once, whether they or their places are wanted. */
final class ReductionLowering {
    private record TopK(Value input, int count) {}

    private final ScriptWriter script;

    ReductionLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(ReductionOp op, Value result) {
        script.assign(
                result,
                switch (op) {
                    case ReductionOp.TopKValues top ->
                        "torch.gather(%s, -1, %s)".formatted(variable(top.input()), places(top.input(), top.count()));
                    case ReductionOp.TopKIndices top -> places(top.input(), top.count());
                    case ReductionOp.LogSumExp sum ->
                        "torch.logsumexp(torch.to(%s, %d), [-1])"
                                .formatted(variable(sum.input()), script.scalarType(ElementType.FLOAT32));
                });
    }

    private String places(Value input, int count) {
        return script.shared(new TopK(input, count), "__torch__.top_k(%s, %d)".formatted(variable(input), count));
    }
}
