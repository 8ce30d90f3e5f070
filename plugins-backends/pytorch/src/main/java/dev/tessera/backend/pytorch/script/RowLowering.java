package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.RowOp;
import dev.tessera.spi.graph.Value;

/** Writes operations on rows. On the CPU, PyTorch refuses row numbers that do not exist. */
final class RowLowering {
    private final ScriptWriter script;

    RowLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(RowOp op, Value result) {
        script.assign(
                result,
                switch (op) {
                    case RowOp.GatherRows gather ->
                        "torch.index_select(%s, 0, %s)".formatted(variable(gather.input()), variable(gather.rows()));
                    case RowOp.ScatterRows scatter ->
                        copy("index_copy", scatter.input(), scatter.rows(), scatter.updates());
                    case RowOp.UpdateRows update ->
                        copy("index_copy_", update.state(), update.rows(), update.updates());
                });
    }

    private static String copy(String function, Value to, Value rows, Value updates) {
        return "torch.%s(%s, 0, %s, %s)".formatted(function, variable(to), variable(rows), variable(updates));
    }
}
