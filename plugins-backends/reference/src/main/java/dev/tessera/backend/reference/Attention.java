package dev.tessera.backend.reference;

import dev.tessera.spi.graph.AttentionOp;
import dev.tessera.spi.graph.Value;
import java.util.List;

/** Computes attention: each sequence and key head by itself, over all its keys at once. */
final class Attention {
    private final Workers workers;

    Attention(Workers workers) {
        this.workers = workers;
    }

    HostArray compute(AttentionOp op, Frame frame) {
        return switch (op) {
            case AttentionOp.RotaryEmbedding rotary -> rotate(rotary, frame);
            case AttentionOp.SegmentAttention segments ->
                attend(
                        Heads.of(frame, segments.query(), segments.key(), segments.value()),
                        TokenRows.ofSegments(segments, frame),
                        segments.scale());
            case AttentionOp.PagedAttention paged ->
                attend(
                        Heads.of(frame, paged.query(), paged.keys(), paged.values()),
                        TokenRows.ofPages(paged, frame),
                        paged.scale());
        };
    }

    private FloatArray attend(Heads heads, List<TokenRows> sequences, double scale) {
        FloatArray result = FloatArray.zerosOf(heads.query().shape());
        int keyHeads = heads.keyHeads();
        workers.forEach(sequences.size() * keyHeads, part -> {
            TokenRows sequence = sequences.get(part / keyHeads);
            int keyHead = part % keyHeads;
            HeadAttention head = new HeadAttention(
                    heads.keysOf(sequence, keyHead), heads.valuesOf(sequence, keyHead), heads.width(), scale);
            float[] attended =
                    head.attend(heads.queriesOf(sequence, keyHead), row -> sequence.visible(row / heads.group()));
            heads.store(attended, sequence, keyHead, result);
        });
        return result;
    }

    private static FloatArray rotate(AttentionOp.RotaryEmbedding op, Frame frame) {
        FloatArray input = frame.floats(op.input());
        float[] from = input.values();
        float[] cosines = frame.floats(op.cosines()).values();
        float[] sines = frame.floats(op.sines()).values();
        int heads = size(frame, op.input(), 1);
        int half = size(frame, op.cosines(), 1);
        FloatArray result = FloatArray.zerosOf(input.shape());
        for (int start = 0; start < from.length; start += 2 * half) {
            int angle = start / (2 * half) / heads * half;
            for (int i = 0; i < half; i++) {
                double first = from[start + i];
                double second = from[start + half + i];
                double cosine = cosines[angle + i];
                double sine = sines[angle + i];
                result.values()[start + i] = (float) (first * cosine - second * sine);
                result.values()[start + half + i] = (float) (second * cosine + first * sine);
            }
        }
        return result;
    }

    private static int size(Frame frame, Value value, int dimension) {
        return Math.toIntExact(frame.array(value).shape().size(dimension));
    }
}
