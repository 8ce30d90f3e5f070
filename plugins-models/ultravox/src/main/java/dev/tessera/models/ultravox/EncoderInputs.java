package dev.tessera.models.ultravox;

import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Joins the chunks of all sounds to the inputs of one run of the encoder. Where a convolution or a stack goes beyond its chunk,
 * it takes the row of zeros that the network appends.
 */
final class EncoderInputs {
    static final String FRAMES = "log_mel";
    static final String FIRST_TAPS = "first_taps";
    static final String SECOND_TAPS = "second_taps";
    static final String POSITIONS = "positions";
    static final String ROW_STARTS = "row_starts";
    static final String OWN_ROWS = "own_rows";
    static final String OWN_ROW_STARTS = "own_row_starts";
    static final String STACKS = "stacks";

    /** Inputs to one result of a convolution. */
    static final int TAPS = 3;

    private final int stackFactor;
    private final int melBins;
    private final int allFrames;
    private final int allConvolved;
    private final int allRows;

    private final float[] values;
    private final RowNumbers firstTaps = new RowNumbers();
    private final RowNumbers secondTaps = new RowNumbers();
    private final RowNumbers positions = new RowNumbers();
    private final RowNumbers rowStarts = new RowNumbers();
    private final RowNumbers ownRows = new RowNumbers();
    private final RowNumbers ownRowStarts = new RowNumbers();
    private final RowNumbers stacks = new RowNumbers();
    private int frames;
    private int convolved;
    private int rows;
    private int ownCount;

    private EncoderInputs(List<Chunk> chunks, int stackFactor, int melBins) {
        this.stackFactor = stackFactor;
        this.melBins = melBins;
        this.allFrames = sum(chunks, Chunk::neededFrames);
        this.allConvolved = sum(chunks, Chunk::convolvedFrames);
        this.allRows = sum(chunks, Chunk::rows);
        this.values = new float[Math.multiplyExact(allFrames, melBins)];
        rowStarts.add(0);
        ownRowStarts.add(0);
    }

    static Map<String, Tensor> of(List<ProcessedItem> items, Chunking chunking, int melBins) {
        List<AudioFeatures> sounds = items.stream().map(AudioFeatures::of).toList();
        EncoderInputs inputs = new EncoderInputs(
                sounds.stream()
                        .flatMap(sound -> chunks(sound, chunking).stream())
                        .toList(),
                chunking.stackFactor(),
                melBins);
        for (AudioFeatures sound : sounds) {
            float[] normalized = sound.normalized();
            chunks(sound, chunking).forEach(chunk -> inputs.add(chunk, normalized));
        }
        return inputs.tensors();
    }

    private static List<Chunk> chunks(AudioFeatures sound, Chunking chunking) {
        return chunking.chunks(sound.frames(), sound.paddedFrames());
    }

    private static int sum(List<Chunk> chunks, ToIntFunction<Chunk> size) {
        return Math.toIntExact(chunks.stream().mapToLong(size::applyAsInt).sum());
    }

    private void add(Chunk chunk, float[] sound) {
        int first = chunk.firstFrame() * melBins;
        int length = Math.min(chunk.neededFrames() * melBins, sound.length - first);
        System.arraycopy(sound, first, values, frames * melBins, length);
        for (int i = 0; i < chunk.convolvedFrames(); i++) {
            firstTaps.addRange(i - 1, TAPS, frames, chunk.neededFrames(), allFrames);
        }
        for (int row = 0; row < chunk.rows(); row++) {
            secondTaps.addRange(2 * row - 1, TAPS, convolved, chunk.convolvedFrames(), allConvolved);
            positions.add(row);
        }
        ownRows.addRange(0, chunk.ownRows(), rows, chunk.rows(), allRows);
        stacks.addRange(0, chunk.embeddings() * stackFactor, rows, chunk.rows(), allRows);
        frames += chunk.neededFrames();
        convolved += chunk.convolvedFrames();
        rows += chunk.rows();
        ownCount += chunk.ownRows();
        rowStarts.add(rows);
        ownRowStarts.add(ownCount);
    }

    private Map<String, Tensor> tensors() {
        return Map.of(
                FRAMES, Tensor.ofFloats(Shape.of(allFrames, melBins), values),
                FIRST_TAPS, firstTaps.tensor(),
                SECOND_TAPS, secondTaps.tensor(),
                POSITIONS, positions.tensor(),
                ROW_STARTS, rowStarts.tensor(),
                OWN_ROWS, ownRows.tensor(),
                OWN_ROW_STARTS, ownRowStarts.tensor(),
                STACKS, stacks.tensor());
    }
}
