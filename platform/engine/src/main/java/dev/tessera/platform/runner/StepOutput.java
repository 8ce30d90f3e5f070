package dev.tessera.platform.runner;

import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.spi.backend.DeviceTensors;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores that a step computed. The likeliest tokens and the totals are on the host; whole logits lie on the device, and are
 * copied for all rows at once where one is asked for. Whoever made the step closes this, which frees the device's memory and
 * ends the use of its scores. Used by one thread.
 */
public final class StepOutput implements AutoCloseable {
    private final DeviceTensors outputs;
    private final List<List<TokenScores>> slices;

    private StepOutput(DeviceTensors outputs, List<List<TokenScores>> slices) {
        this.outputs = outputs;
        this.slices = slices;
    }

    /** Takes over what the decoder gives; closes it where that fails. */
    static StepOutput take(DeviceTensors outputs, List<SequenceSlice> slices) {
        try {
            return new StepOutput(outputs, rows(new OutputTensors(outputs), slices));
        } catch (RuntimeException | Error e) {
            outputs.close();
            throw e;
        }
    }

    private static List<List<TokenScores>> rows(OutputTensors tensors, List<SequenceSlice> slices) {
        List<List<TokenScores>> all = new ArrayList<>(slices.size());
        int row = 0;
        for (SequenceSlice slice : slices) {
            List<TokenScores> rows = new ArrayList<>(slice.outputRows());
            int size = slice.tokenIds().size();
            for (int token = size - slice.outputRows(); token < size; token++) {
                rows.add(new RowOutput(tensors, row, OutputInputs.nextTokenId(slice, token)));
                row++;
            }
            all.add(List.copyOf(rows));
        }
        return List.copyOf(all);
    }

    /** The scores that a slice wanted, in the order of its tokens; the slice is named by its number in the step. */
    public List<TokenScores> scores(int slice) {
        return slices.get(slice);
    }

    /** The scores after the last token of a slice that wanted some. */
    public TokenScores last(int slice) {
        return slices.get(slice).getLast();
    }

    @Override
    public void close() {
        outputs.close();
    }
}
