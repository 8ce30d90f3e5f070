package dev.tessera.platform.runner;

import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** A step's outputs: the small ones on the host, the logits on the device until they are asked for. */
final class OutputTensors {
    private final int topTokens;
    private final long[] topIds;
    private final float[] topLogits;
    private final float[] nextLogits;
    private final float[] logTotals;
    private final float[] temperedLogTotals;
    private final DeviceTensor deviceLogits;
    private Optional<float[]> hostLogits = Optional.empty();

    OutputTensors(DeviceTensors outputs) {
        Tensor ids = outputs.tensor(DecoderGraph.TOP_IDS).toHost();
        this.topTokens = Math.toIntExact(ids.shape().size(1));
        this.topIds = ids.toLongs();
        this.topLogits = floats(outputs, DecoderGraph.TOP_LOGITS);
        this.nextLogits = floats(outputs, DecoderGraph.NEXT_LOGITS);
        this.logTotals = floats(outputs, DecoderGraph.LOG_TOTALS);
        this.temperedLogTotals = floats(outputs, DecoderGraph.TEMPERED_LOG_TOTALS);
        this.deviceLogits = outputs.tensor(DecoderGraph.LOGITS);
    }

    int vocabularySize() {
        return Math.toIntExact(deviceLogits.shape().size(1));
    }

    int[] topIds(int row) {
        return Arrays.stream(topIds, row * topTokens, (row + 1) * topTokens)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    float[] topLogits(int row) {
        return Arrays.copyOfRange(topLogits, row * topTokens, (row + 1) * topTokens);
    }

    float nextLogit(int row) {
        return nextLogits[row];
    }

    double logTotal(int row) {
        return logTotals[row];
    }

    double temperedLogTotal(int row) {
        return temperedLogTotals[row];
    }

    /** All logits of a row. The first call copies those of all rows. */
    float[] logits(int row) {
        if (hostLogits.isEmpty()) {
            hostLogits = Optional.of(deviceLogits.toHost().toFloats());
        }
        int size = vocabularySize();
        return Arrays.copyOfRange(hostLogits.orElseThrow(), row * size, (row + 1) * size);
    }

    private static float[] floats(DeviceTensors outputs, String name) {
        return outputs.tensor(name).toHost().toFloats();
    }
}
