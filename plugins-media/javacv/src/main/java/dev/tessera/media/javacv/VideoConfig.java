package dev.tessera.media.javacv;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.video.SamplingPolicy;
import dev.tessera.spi.config.Setting;
import java.time.Duration;

/**
 * Configuration of decoding video files.
 *
 * @param policy the name of a {@link SamplingPolicy}
 * @param maxFramePixels at least 1
 * @param maxDuration positive
 * @param timeout positive
 */
public record VideoConfig(
        @Setting(
                key = "video-backend",
                description = "How frames of video files are chosen where a request does not say: opencv (evenly),"
                        + " opencv_dynamic or qwen2_vl (by a rate)",
                defaultValue = "opencv")
        String policy,

        @Setting(
                key = "max-video-frame-pixels",
                description =
                        "Video files whose frames have more pixels than this, or than max-image-pixels, are refused;"
                                + " decoders keep up to 17 frames",
                defaultValue = "35389440")
        long maxFramePixels,

        @Setting(
                key = "max-video-duration",
                description = "Video files that last longer than this are refused",
                defaultValue = "1h")
        Duration maxDuration,

        @Setting(
                key = "video-decode-timeout",
                description = "How long the decoding of one video file may take",
                defaultValue = "60s")
        Duration timeout) {
    public VideoConfig {
        requireNonNull(policy, "policy is null");
        if (SamplingPolicy.named(policy).isEmpty()) {
            throw new IllegalArgumentException("video-backend is %s, but has to be one of %s"
                    .formatted(policy, String.join(", ", SamplingPolicy.names())));
        }
        if (maxFramePixels < 1) {
            throw new IllegalArgumentException(
                    "max-video-frame-pixels is %d, but has to be 1 or more".formatted(maxFramePixels));
        }
        requirePositive("max-video-duration", maxDuration);
        requirePositive("video-decode-timeout", timeout);
    }

    private static void requirePositive(String key, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("%s is %s, but has to be more than zero".formatted(key, duration));
        }
    }
}
