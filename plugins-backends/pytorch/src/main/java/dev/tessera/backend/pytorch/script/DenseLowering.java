package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.DenseOp;
import dev.tessera.spi.graph.DenseOp.Linear;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.graph.WeightReference;
import java.util.List;

/**
 * Writes products with matrices. Packed matrices of layers that take the same value are joined, so that query, key and value
 * projections are one product, and so are the two halves of a gated network.
 */
final class DenseLowering {
    private final ScriptWriter script;
    private final LinearGroups groups;

    DenseLowering(ScriptWriter script, LinearGroups groups) {
        this.script = script;
        this.groups = groups;
    }

    void lower(DenseOp op, Value result) {
        switch (op) {
            case Linear linear -> linear(linear, result);
            case DenseOp.Embedding embedding -> {
                script.remark("embedding " + embedding.table());
                script.assign(
                        result,
                        "torch.embedding(%s, %s)"
                                .formatted(
                                        script.parameter(new Parameter.Plain(embedding.table())),
                                        variable(embedding.ids())));
            }
        }
    }

    private void linear(Linear linear, Value result) {
        script.remark("linear " + linear.weight());
        List<Linear> group = groups.of(linear);
        if (group.isEmpty()) {
            script.assign(result, plain(linear));
        } else if (group.size() == 1) {
            script.assign(result, packed(group));
        } else {
            String all = script.shared(group, packed(group));
            long start = group.subList(0, group.indexOf(linear)).stream()
                    .mapToLong(DenseLowering::features)
                    .sum();
            script.assign(result, "torch.slice(%s, -1, %d, %d, 1)".formatted(all, start, start + features(linear)));
        }
    }

    private String plain(Linear linear) {
        return "torch.linear(%s, %s, %s)"
                .formatted(
                        variable(linear.input()),
                        script.parameter(new Parameter.Plain(linear.weight())),
                        linear.bias()
                                .map(bias -> script.parameter(new Parameter.Plain(bias)))
                                .orElse("None"));
    }

    private String packed(List<Linear> group) {
        List<WeightReference> matrices = group.stream().map(Linear::weight).toList();
        List<WeightReference> biases =
                group.stream().flatMap(linear -> linear.bias().stream()).toList();
        return "__torch__.packed_linear(%s, %s, %s, %d)"
                .formatted(
                        variable(group.getFirst().input()),
                        script.parameter(new Parameter.Packed(matrices)),
                        biases.isEmpty() ? "None" : script.parameter(new Parameter.Joined(biases)),
                        group.stream().mapToLong(DenseLowering::features).sum());
    }

    private static long features(Linear linear) {
        return linear.weight().shape().size(0);
    }
}
