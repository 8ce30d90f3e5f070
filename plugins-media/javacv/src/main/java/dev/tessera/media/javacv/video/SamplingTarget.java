package dev.tessera.media.javacv.video;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How much to take of a video.
 *
 * @param frames at most so many, at least one; empty for no such limit
 * @param rate frames in a second of the video; empty for what the policy has by default
 * @param maxDuration seconds up to which the dynamic policy keeps its rate
 */
public record SamplingTarget(Optional<Integer> frames, Optional<Double> rate, double maxDuration) {
    public SamplingTarget {
        requireNonNull(frames, "frames is null");
        requireNonNull(rate, "rate is null");
    }
}
