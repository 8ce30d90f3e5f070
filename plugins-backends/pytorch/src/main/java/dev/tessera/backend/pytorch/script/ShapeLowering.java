package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.graph.ShapeOp;
import dev.tessera.spi.graph.Value;

/** Writes operations that only move elements: views, where PyTorch can. */
final class ShapeLowering {
    private final ScriptWriter script;

    ShapeLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(ShapeOp op, Value result) {
        script.assign(
                result,
                switch (op) {
                    case ShapeOp.Reshape reshape ->
                        "torch.reshape(%s, %s)".formatted(variable(reshape.input()), script.shape(reshape.shape()));
                    case ShapeOp.Transpose transpose ->
                        "torch.permute(%s, %s)".formatted(variable(transpose.input()), transpose.permutation());
                    case ShapeOp.Slice slice ->
                        "torch.slice(%s, %d, %d, %d, 1)"
                                .formatted(variable(slice.input()), slice.axis(), slice.start(), slice.end());
                    case ShapeOp.Concat concat ->
                        "torch.cat(%s, %d)"
                                .formatted(
                                        concat.inputs().stream()
                                                .map(ScriptWriter::variable)
                                                .collect(joining(", ", "[", "]")),
                                        concat.axis());
                });
    }
}
