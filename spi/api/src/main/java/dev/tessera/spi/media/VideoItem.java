package dev.tessera.spi.media;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The sampled frames of a video.
 *
 * @param frames at least one, all of one size, in order of time
 * @param framesPerSecond how many of these frames there are to a second of the video
 * @param metadata what is known of the video that the frames were taken from
 */
public record VideoItem(List<ImageItem> frames, double framesPerSecond, Optional<VideoMetadata> metadata)
        implements MediaItem {
    public VideoItem {
        frames = List.copyOf(frames);
        requireNonNull(metadata, "metadata is null");
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
        if (metadata.isPresent() && metadata.get().frameIndices().size() != frames.size()) {
            throw new IllegalArgumentException("there are %d indices for %d frames"
                    .formatted(metadata.get().frameIndices().size(), frames.size()));
        }
    }

    /** Frames of which nothing else is known. */
    public VideoItem(List<ImageItem> frames, double framesPerSecond) {
        this(frames, framesPerSecond, Optional.empty());
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
