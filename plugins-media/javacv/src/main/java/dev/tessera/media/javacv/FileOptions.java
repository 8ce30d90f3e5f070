package dev.tessera.media.javacv;

import static dev.tessera.media.javacv.VideoOptions.DECODER;
import static dev.tessera.media.javacv.VideoOptions.MAX_DURATION;
import static dev.tessera.media.javacv.VideoOptions.POLICY;
import static dev.tessera.media.javacv.VideoOptions.RATE;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.video.SamplingPolicy;
import dev.tessera.media.javacv.video.SamplingTarget;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a request's {@code media_io_kwargs.video} says of a video file.
 *
 * @param policy how frames are chosen
 * @param target how many
 * @param recovery whether a frame that cannot be decoded is replaced with the next one that can
 */
record FileOptions(SamplingPolicy policy, SamplingTarget target, boolean recovery) {
    /** FFmpeg, as OpenCV uses it, under the name that vLLM has for that. */
    private static final String ONLY_DECODER = "opencv";

    private static final List<String> OF_SEQUENCES =
            List.of(VideoOptions.TOTAL, VideoOptions.INDICES, VideoOptions.DURATION);
    private static final double ANY_RATE = -1;
    private static final double SLOWEST = 1e-3;
    private static final double FASTEST = 1e3;
    private static final double DEFAULT_MAX_DURATION = 300;
    private static final double LONGEST = 1e6;

    FileOptions {
        requireNonNull(policy, "policy is null");
        requireNonNull(target, "target is null");
    }

    /**
     * Reads the options.
     *
     * @param defaultPolicy the name of the policy where there is none
     */
    static FileOptions read(JsonObject options, String defaultPolicy) {
        VideoOptions.requireKnown(options);
        for (String name : OF_SEQUENCES) {
            if (options.has(name)) {
                throw options.error(name, "only of videos that are sent frame by frame; a file says it itself");
            }
        }
        if (options.flag(VideoOptions.SAMPLE, false)) {
            throw options.error(VideoOptions.SAMPLE, "frames of a file are sampled when it is decoded; leave it out");
        }
        String decoder = options.string(DECODER, ONLY_DECODER);
        if (!decoder.equals(ONLY_DECODER)) {
            throw options.error(DECODER, "\"%s\" is unknown; known is %s".formatted(decoder, ONLY_DECODER));
        }
        return new FileOptions(
                policy(options, defaultPolicy),
                new SamplingTarget(VideoOptions.frames(options), rate(options), maxDuration(options)),
                options.flag(VideoOptions.RECOVERY, false));
    }

    private static SamplingPolicy policy(JsonObject options, String defaultPolicy) {
        String name = options.string(POLICY, defaultPolicy);
        return SamplingPolicy.named(name)
                .orElseThrow(() -> options.error(
                        POLICY,
                        "\"%s\" is unknown; known are %s".formatted(name, String.join(", ", SamplingPolicy.names()))));
    }

    private static Optional<Double> rate(JsonObject options) {
        Optional<Double> rate = options.findNumber(RATE).filter(number -> number != ANY_RATE);
        rate.filter(number -> !(number >= SLOWEST && number <= FASTEST)).ifPresent(number -> {
            throw options.error(
                    RATE, "%s is not a number from %s to %s, nor -1 for no rate".formatted(number, SLOWEST, FASTEST));
        });
        return rate;
    }

    private static double maxDuration(JsonObject options) {
        double seconds = options.number(MAX_DURATION, DEFAULT_MAX_DURATION);
        if (!(seconds >= 1 && seconds <= LONGEST)) {
            throw options.error(
                    MAX_DURATION, "%s is not a number of seconds from 1 to %.0f".formatted(seconds, LONGEST));
        }
        return seconds;
    }
}
