package dev.tessera.models.ultravox;

import dev.tessera.models.audio.LogMelSpectrogram;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * A sound as frames, ready to be padded with as much silence as other sounds of the prompt are longer.
 *
 * @param logarithms FLOAT32 {@code [frames, melBins]}: the sound with silence after it, of which more makes no difference
 * @param mirroredEnd FLOAT32 {@code [melBins]}: the sound's last frame where nothing follows
 * @param frames of the sound
 * @param paddedFrames of the sound and the silence that pads it
 */
record AudioFeatures(Tensor logarithms, Tensor mirroredEnd, int frames, int paddedFrames) {
    private static final String LOGARITHMS = "log_mel";
    private static final String MIRRORED_END = "mirrored_end";
    private static final String FRAMES = "frames";

    /** Whether an item holds these. */
    static boolean areIn(ProcessedItem item) {
        return item.fields().containsKey(FRAMES);
    }

    static AudioFeatures of(ProcessedItem item) {
        long[] frames = item.field(FRAMES).toLongs();
        return new AudioFeatures(
                item.field(LOGARITHMS),
                item.field(MIRRORED_END),
                Math.toIntExact(frames[0]),
                Math.toIntExact(frames[1]));
    }

    ProcessedItem toItem(int embeddings) {
        return new ProcessedItem(
                Modality.AUDIO,
                Map.of(
                        LOGARITHMS,
                        logarithms,
                        MIRRORED_END,
                        mirroredEnd,
                        FRAMES,
                        Tensor.ofLongs(Shape.of(2), frames, paddedFrames)),
                embeddings);
    }

    /** Pads the sound to a length, or as far as that makes a difference. */
    AudioFeatures padded(int length) {
        int endless = Math.toIntExact(logarithms.shape().size(0));
        return new AudioFeatures(logarithms, mirroredEnd, frames, Math.clamp(length, frames, endless));
    }

    /** {@code [paddedFrames, melBins]} as the encoder takes them. */
    float[] normalized() {
        int melBins = Math.toIntExact(mirroredEnd.shape().elementCount());
        float[] values = Arrays.copyOf(logarithms.toFloats(), paddedFrames * melBins);
        if (paddedFrames == frames) {
            System.arraycopy(mirroredEnd.toFloats(), 0, values, (frames - 1) * melBins, melBins);
        }
        LogMelSpectrogram.normalize(values);
        return values;
    }
}
