package dev.tessera.models.ultravox;

/**
 * A stretch of a sound that is encoded by itself, as if there were nothing round it but silence.
 *
 * <p>The second convolution makes one row of two frames, and the projector stacks rows. Where the last stack goes beyond the
 * sound, it takes rows that were computed of what follows in the padded sound, as far as that goes, and then zeros.
 *
 * @param firstFrame of the sound
 * @param ownFrames frames of the sound, at least 1
 * @param frames frames that the first convolution sees before its padding: those of the sound, of the silence that pads it,
 *     and of zeros
 * @param rows rows after the second convolution that are computed
 * @param embeddings stacks of rows
 */
record Chunk(int firstFrame, int ownFrames, int frames, int rows, int embeddings) {
    /** Rows that others see. */
    int ownRows() {
        return rows(ownFrames);
    }

    /** Frames that the computed rows depend on. */
    int neededFrames() {
        return Math.min(frames, 2 * rows + 1);
    }

    /** Results of the first convolution that the second takes. */
    int convolvedFrames() {
        return Math.min(frames, 2 * rows);
    }

    static int rows(int frames) {
        return (frames + 1) / 2;
    }
}
