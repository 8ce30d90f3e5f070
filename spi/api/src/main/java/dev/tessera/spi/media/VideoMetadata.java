package dev.tessera.spi.media;

import java.util.List;

/**
 * What is known of a video that frames were taken from, with the meaning of transformers' {@code VideoMetadata}.
 *
 * @param framesPerSecond how many frames the whole video has to a second; 0 where it is unknown
 * @param totalFrames how many frames the whole video has, at least one
 * @param duration seconds of the whole video; 0 where it is unknown
 * @param frameIndices which frames of the whole video were taken, in order; one for each frame of the item
 */
public record VideoMetadata(double framesPerSecond, int totalFrames, double duration, List<Integer> frameIndices) {
    public VideoMetadata {
        frameIndices = List.copyOf(frameIndices);
        if (!(framesPerSecond >= 0 && duration >= 0) || Double.isInfinite(framesPerSecond + duration)) {
            throw new IllegalArgumentException(
                    "%s frames per second in %s seconds are not possible".formatted(framesPerSecond, duration));
        }
        if (totalFrames < 1) {
            throw new IllegalArgumentException("a video of %d frames is not possible".formatted(totalFrames));
        }
    }
}
