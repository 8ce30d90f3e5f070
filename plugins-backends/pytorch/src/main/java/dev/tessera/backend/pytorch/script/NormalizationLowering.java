package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.NormalizationOp;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.graph.WeightReference;

/** PyTorch's own normalizations round as the graph's do. */
final class NormalizationLowering {
    private final ScriptWriter script;

    NormalizationLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(NormalizationOp op, Value result) {
        switch (op) {
            case NormalizationOp.RmsNorm norm -> {
                script.remark("norm " + norm.weight());
                script.assign(
                        result,
                        "torch.rms_norm(%s, %s, %s, %s)"
                                .formatted(
                                        variable(norm.input()),
                                        norm.weight().shape(),
                                        vector(norm.weight()),
                                        norm.epsilon()));
            }
            case NormalizationOp.LayerNorm norm -> {
                script.remark("norm " + norm.weight());
                script.assign(
                        result,
                        "torch.layer_norm(%s, %s, %s, %s, %s, False)"
                                .formatted(
                                        variable(norm.input()),
                                        norm.weight().shape(),
                                        vector(norm.weight()),
                                        norm.bias().map(this::vector).orElse("None"),
                                        norm.epsilon()));
            }
        }
    }

    private String vector(WeightReference weight) {
        return script.parameter(new Parameter.Plain(weight));
    }
}
