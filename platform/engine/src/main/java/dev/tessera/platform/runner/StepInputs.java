package dev.tessera.platform.runner;

import dev.tessera.platform.runner.SequenceSlice.MediaPlace;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays the slices of a step out on one axis of tokens. */
final class StepInputs {
    private StepInputs() {}

    static Map<String, Tensor> of(List<SequenceSlice> slices, int positionAxes, int blockSize) {
        Map<String, Tensor> inputs = new HashMap<>();
        int tokens = slices.stream().mapToInt(slice -> slice.tokenIds().size()).sum();
        inputs.putAll(tokens(slices, tokens, positionAxes, blockSize));
        inputs.putAll(sequences(slices));
        inputs.putAll(media(slices));
        return inputs;
    }

    private static Map<String, Tensor> tokens(List<SequenceSlice> slices, int tokens, int positionAxes, int blockSize) {
        long[] tokenIds = new long[tokens];
        long[] positions = new long[positionAxes * tokens];
        long[] slots = new long[tokens];
        int row = 0;
        for (SequenceSlice slice : slices) {
            for (int i = 0; i < slice.tokenIds().size(); i++) {
                int token = slice.start() + i;
                // where an embedding is in the place of a token, any will do to be looked up and then replaced
                tokenIds[row] = Math.max(0, slice.tokenIds().get(i));
                for (int axis = 0; axis < positionAxes; axis++) {
                    positions[axis * tokens + row] = slice.positions().position(axis, token);
                }
                slots[row] = (long) slice.blocks().get(token / blockSize) * blockSize + token % blockSize;
                row++;
            }
        }
        return Map.of(
                DecoderGraph.TOKEN_IDS, Tensor.ofLongs(Shape.of(tokens), tokenIds),
                DecoderGraph.POSITIONS, Tensor.ofLongs(Shape.of(positionAxes, tokens), positions),
                DecoderGraph.SLOTS, Tensor.ofLongs(Shape.of(tokens), slots));
    }

    private static Map<String, Tensor> sequences(List<SequenceSlice> slices) {
        int count = slices.size();
        int maxBlocks =
                slices.stream().mapToInt(slice -> slice.blocks().size()).max().orElse(0);
        long[] queryStarts = new long[count + 1];
        long[] contextLengths = new long[count];
        long[] blockTables = new long[count * maxBlocks];
        for (int s = 0; s < count; s++) {
            SequenceSlice slice = slices.get(s);
            queryStarts[s + 1] = queryStarts[s] + slice.tokenIds().size();
            contextLengths[s] = slice.end();
            for (int b = 0; b < slice.blocks().size(); b++) {
                blockTables[s * maxBlocks + b] = slice.blocks().get(b);
            }
        }
        return Map.of(
                DecoderGraph.QUERY_STARTS, Tensor.ofLongs(Shape.of(count + 1), queryStarts),
                DecoderGraph.CONTEXT_LENGTHS, Tensor.ofLongs(Shape.of(count), contextLengths),
                DecoderGraph.BLOCK_TABLES, Tensor.ofLongs(Shape.of(count, maxBlocks), blockTables));
    }

    private static Map<String, Tensor> media(List<SequenceSlice> slices) {
        int count = slices.stream().mapToInt(slice -> slice.media().size()).sum();
        long[] rows = new long[count];
        long[] slots = new long[count];
        int i = 0;
        int firstRow = 0;
        for (SequenceSlice slice : slices) {
            for (MediaPlace place : slice.media()) {
                rows[i] = (long) firstRow + place.token() - slice.start();
                slots[i] = place.slot();
                i++;
            }
            firstRow += slice.tokenIds().size();
        }
        return Map.of(
                DecoderGraph.MEDIA_ROWS, Tensor.ofLongs(Shape.of(count), rows),
                DecoderGraph.MEDIA_SLOTS, Tensor.ofLongs(Shape.of(count), slots));
    }
}
