package dev.tessera.platform.runner;

import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Says after which tokens of a step scores are wanted, and which. */
final class OutputInputs {
    private OutputInputs() {}

    static Map<String, Tensor> of(List<SequenceSlice> slices, int vocabularySize) {
        int count = slices.stream().mapToInt(SequenceSlice::outputRows).sum();
        long[] rows = new long[count];
        long[] nextPlaces = new long[count];
        float[] inverseTemperatures = new float[count];
        int i = 0;
        int firstRow = 0;
        for (SequenceSlice slice : slices) {
            int size = slice.tokenIds().size();
            for (int token = size - slice.outputRows(); token < size; token++) {
                rows[i] = firstRow + token;
                nextPlaces[i] = (long) i * vocabularySize + nextTokenId(slice, token);
                inverseTemperatures[i] = slice.output().inverseTemperature();
                i++;
            }
            firstRow += size;
        }
        return Map.of(
                DecoderGraph.OUTPUT_ROWS, Tensor.ofLongs(Shape.of(count), rows),
                DecoderGraph.NEXT_PLACES, Tensor.ofLongs(Shape.of(count), nextPlaces),
                DecoderGraph.INVERSE_TEMPERATURES, Tensor.ofFloats(Shape.of(count), inverseTemperatures));
    }

    /** The token that follows one of a slice's tokens; any, where that is not known. */
    static int nextTokenId(SequenceSlice slice, int token) {
        return token + 1 < slice.tokenIds().size()
                ? slice.tokenIds().get(token + 1)
                : slice.output().nextTokenId().orElse(0);
    }
}
