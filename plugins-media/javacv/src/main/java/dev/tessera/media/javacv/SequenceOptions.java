package dev.tessera.media.javacv;

import static dev.tessera.media.javacv.VideoOptions.DURATION;
import static dev.tessera.media.javacv.VideoOptions.INDICES;
import static dev.tessera.media.javacv.VideoOptions.RATE;
import static dev.tessera.media.javacv.VideoOptions.SAMPLE;
import static dev.tessera.media.javacv.VideoOptions.TOTAL;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.VideoMetadata;
import java.util.List;
import java.util.Optional;

/**
 * What a request's {@code media_io_kwargs.video} says of a video that is sent frame by frame.
 *
 * @param frames {@code num_frames}: how many frames to take at most; empty for all
 * @param framesPerSecond {@code fps}: how many frames the whole video has to a second
 * @param totalFrames {@code total_num_frames}: how many frames the whole video has, where the sequence is not all of it
 * @param indices {@code frames_indices}: which frames of the whole video the sequence has; empty for its first ones
 * @param duration {@code duration}: seconds of the whole video
 */
record SequenceOptions(
        Optional<Integer> frames,
        double framesPerSecond,
        Optional<Integer> totalFrames,
        List<Integer> indices,
        Optional<Double> duration) {
    /** Frames in a second, and seconds, within which any rate that is computed of them is a number. */
    private static final double SLOWEST = 1e-6;

    private static final double FASTEST = 1e6;
    private static final double SHORTEST = 1e-6;
    private static final double LONGEST = 1e9;

    SequenceOptions {
        requireNonNull(frames, "frames is null");
        requireNonNull(totalFrames, "totalFrames is null");
        indices = List.copyOf(indices);
        requireNonNull(duration, "duration is null");
    }

    /**
     * Reads the options.
     *
     * @param sent frames of the sequence, which the options have to fit
     */
    static SequenceOptions read(JsonObject options, int sent) {
        VideoOptions.requireKnown(options);
        if (options.flag(SAMPLE, false)) {
            throw options.error(SAMPLE, "frames of a sequence are not sampled by their rate; leave it out");
        }
        return new SequenceOptions(
                VideoOptions.frames(options),
                readRate(options),
                readTotal(options, sent),
                readIndices(options, sent),
                readDuration(options));
    }

    private static double readRate(JsonObject options) {
        double rate = options.number(RATE, 1);
        if (rate <= 0) {
            throw options.error(RATE, "expected a number above zero, found %s".formatted(rate));
        }
        if (rate < SLOWEST || rate > FASTEST) {
            throw options.error(RATE, "%s is not a number from %s to %s".formatted(rate, SLOWEST, FASTEST));
        }
        return rate;
    }

    private static Optional<Integer> readTotal(JsonObject options, int sent) {
        Optional<Integer> total = options.findInteger(TOTAL);
        total.filter(frames -> frames < sent).ifPresent(frames -> {
            throw options.error(
                    TOTAL, "the sequence has %d frames, more than the %d of the video".formatted(sent, frames));
        });
        return total;
    }

    private static List<Integer> readIndices(JsonObject options, int sent) {
        if (!options.has(INDICES)) {
            return List.of();
        }
        List<Integer> indices = options.integers(INDICES);
        if (indices.size() != sent) {
            throw options.error(
                    INDICES, "there are %d indices for the %d frames of the sequence".formatted(indices.size(), sent));
        }
        int least = 0;
        for (int index : indices) {
            if (index < least) {
                throw options.error(INDICES, "%d is out of order".formatted(index));
            }
            least = index;
        }
        return indices;
    }

    private static Optional<Double> readDuration(JsonObject options) {
        Optional<Double> duration = options.findNumber(DURATION);
        duration.filter(seconds -> seconds != 0 && !(seconds >= SHORTEST && seconds <= LONGEST))
                .ifPresent(seconds -> {
                    throw options.error(DURATION, "%s seconds are not possible".formatted(seconds));
                });
        return duration;
    }

    /** How many frames of a sequence are taken. */
    int taken(int sent) {
        return Math.min(frames.orElse(sent), sent);
    }

    private double seconds(int sent) {
        return duration.orElseGet(() -> totalFrames.orElse(sent) / framesPerSecond);
    }

    /** How many of the taken frames there are to a second of the video. */
    double sampledRate(int sent, int taken) {
        double seconds = seconds(sent);
        return seconds > 0 ? taken / seconds : framesPerSecond;
    }

    /**
     * What is known of the whole video.
     *
     * @param taken indices into the sequence
     */
    VideoMetadata metadata(int sent, List<Integer> taken) {
        return new VideoMetadata(
                framesPerSecond,
                totalFrames.orElse(sent),
                seconds(sent),
                indices.isEmpty() ? taken : taken.stream().map(indices::get).toList());
    }
}
