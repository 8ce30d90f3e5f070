package dev.tessera.media.javacv;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.video.FrameSampling;
import dev.tessera.media.javacv.video.FrameSequence;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.VideoItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decodes videos that are sent picture by picture. Each picture may have any format that images may have. Of more pictures
 * than are asked for, some are taken evenly, and the others are not decoded. Safe for use by many threads.
 */
final class SequenceDecoder {
    private final JavacvConfig config;
    private final OpenCv openCv = new OpenCv();

    SequenceDecoder(JavacvConfig config) {
        this.config = config;
    }

    VideoItem decode(byte[] text, JsonObject options) {
        FrameSequence sequence = new FrameSequence(text, config.maxVideoFrames());
        SequenceOptions sequenceOptions = SequenceOptions.read(options, sequence.size());
        int taken = sequenceOptions.taken(sequence.size());
        List<Integer> indices = FrameSampling.uniform(sequence.size(), taken);
        return new VideoItem(
                decode(sequence, indices),
                sequenceOptions.sampledRate(sequence.size(), taken),
                Optional.of(sequenceOptions.metadata(sequence.size(), indices)));
    }

    private List<ImageItem> decode(FrameSequence sequence, List<Integer> indices) {
        List<ImageItem> frames = new ArrayList<>(indices.size());
        for (int index : indices) {
            OpenedImage image = naming(index, () -> OpenedImage.of(sequence.frame(index), openCv, config));
            if (frames.isEmpty()) {
                VideoLimits.requirePixels(config, indices.size(), image.width(), image.height());
            } else {
                VideoLimits.requireSize(index, image.width(), image.height(), frames.getFirst());
            }
            frames.add(naming(index, () -> image.decode(config.background())));
        }
        return frames;
    }

    /** Has errors say which frame they are about. */
    private static <T> T naming(int index, Supplier<T> step) {
        try {
            return step.get();
        } catch (TesseraException e) {
            throw new TesseraException(e.code(), "frame %d of the video: %s".formatted(index, e.getMessage()), e);
        }
    }
}
