package dev.tessera.backend.pytorch.script;

import static dev.tessera.backend.pytorch.script.ScriptWriter.variable;

import dev.tessera.spi.graph.AttentionOp;
import dev.tessera.spi.graph.Value;
import java.util.List;

/**
 * Writes calls of the library's attention functions. What depends only on where sequences lie, or on positions, is computed
 * once and shared by all layers.
 */
final class AttentionLowering {
    private final ScriptWriter script;

    AttentionLowering(ScriptWriter script) {
        this.script = script;
    }

    void lower(AttentionOp op, Value result) {
        script.assign(
                result,
                switch (op) {
                    case AttentionOp.RotaryEmbedding rotary ->
                        "__torch__.rotate(%s, %s)".formatted(variable(rotary.input()), turns(rotary));
                    case AttentionOp.SegmentAttention segments ->
                        "__torch__.segment_attention(%s, %s, %s, %s, %s, %s)"
                                .formatted(
                                        variable(segments.query()),
                                        variable(segments.key()),
                                        variable(segments.value()),
                                        lengths(segments.queryStarts()),
                                        lengths(segments.keyStarts()),
                                        segments.scale());
                    case AttentionOp.PagedAttention paged ->
                        "__torch__.paged_attention(%s, %s, %s, %s, %s)"
                                .formatted(
                                        variable(paged.query()),
                                        variable(paged.keys()),
                                        variable(paged.values()),
                                        plan(paged),
                                        paged.scale());
                });
    }

    private String turns(AttentionOp.RotaryEmbedding op) {
        return script.shared(
                List.of("turns", op.cosines(), op.sines()),
                "__torch__.turns(%s, %s)".formatted(variable(op.cosines()), variable(op.sines())));
    }

    private String lengths(Value starts) {
        return script.shared(List.of("lengths", starts), "__torch__.segment_lengths(%s)".formatted(variable(starts)));
    }

    private String plan(AttentionOp.PagedAttention op) {
        return script.shared(
                List.of("plan", op.queryStarts(), op.contextLengths(), op.blockTables(), op.blockSize()),
                "__torch__.attention_plan(%s, %s, %s, %s, %d, %d)"
                        .formatted(
                                variable(op.queryStarts()),
                                variable(op.contextLengths()),
                                variable(op.blockTables()),
                                script.size(op.query().dimension(0)),
                                op.blockSize(),
                                script.scalarType(op.query().element())));
    }
}
