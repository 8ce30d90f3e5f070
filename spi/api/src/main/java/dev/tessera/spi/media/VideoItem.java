package dev.tessera.spi.media;

import java.util.List;

/**
 * The sampled frames of a video.
 *
 * @param frames at least one, all of one size, in order of time
 * @param framesPerSecond how many of these frames there are to a second of the video
 */
public record VideoItem(List<ImageItem> frames, double framesPerSecond) implements MediaItem {
    public VideoItem {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a video has at least one frame");
        }
        ImageItem first = frames.getFirst();
        for (ImageItem frame : frames) {
            if (frame.width() != first.width() || frame.height() != first.height()) {
                throw new IllegalArgumentException(
                        "a video's frames have one size, but there is an %s and an %s".formatted(first, frame));
            }
        }
        if (!(framesPerSecond > 0) || Double.isInfinite(framesPerSecond)) {
            throw new IllegalArgumentException("%s frames per second are not possible".formatted(framesPerSecond));
        }
    }

    @Override
    public Modality modality() {
        return Modality.VIDEO;
    }

    @Override
    public String toString() {
        return "video of %d frames, first an %s".formatted(frames.size(), frames.getFirst());
    }
}
