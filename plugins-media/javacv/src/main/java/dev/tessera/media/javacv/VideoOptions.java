package dev.tessera.media.javacv;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request's {@code media_io_kwargs.video}, with vLLM's names.
 *
 * @param frames {@code num_frames}: how many frames to take at most; empty for all
 * @param framesPerSecond {@code fps}: how many frames the whole video has to a second
 * @param totalFrames {@code total_num_frames}: how many frames the whole video has, where the sequence is not all of it
 * @param duration {@code duration}: seconds of the whole video
 */
record VideoOptions(
        Optional<Integer> frames, double framesPerSecond, Optional<Integer> totalFrames, Optional<Double> duration) {
    private static final String FRAMES = "num_frames";
    private static final String RATE = "fps";
    private static final String TOTAL = "total_num_frames";
    private static final String INDICES = "frames_indices";
    private static final String DURATION = "duration";
    private static final String SAMPLE = "do_sample_frames";
    private static final Set<String> KNOWN = Set.of(FRAMES, RATE, TOTAL, INDICES, DURATION, SAMPLE);

    private static final int DEFAULT_FRAMES = 32;
    private static final int ALL_FRAMES = -1;
    /** Frames in a second, and seconds, within which any rate that is computed of them is a number. */
    private static final double SLOWEST = 1e-6;

    private static final double FASTEST = 1e6;
    private static final double SHORTEST = 1e-6;
    private static final double LONGEST = 1e9;

    VideoOptions {
        requireNonNull(frames, "frames is null");
        requireNonNull(totalFrames, "totalFrames is null");
        requireNonNull(duration, "duration is null");
    }

    /**
     * Reads the options.
     *
     * @param sent frames of the sequence, which the options have to fit
     */
    static VideoOptions read(JsonObject options, int sent) {
        options.requireKnown(KNOWN);
        if (options.flag(SAMPLE, false)) {
            throw options.error(SAMPLE, "frames of a sequence are not sampled by their rate; leave it out");
        }
        if (options.has(INDICES)) {
            requireIndices(options, sent);
        }
        return new VideoOptions(
                readFrames(options), readRate(options), readTotal(options, sent), readDuration(options));
    }

    private static Optional<Integer> readFrames(JsonObject options) {
        int frames = options.integer(FRAMES, DEFAULT_FRAMES);
        if (frames < 1 && frames != ALL_FRAMES) {
            throw options.error(
                    FRAMES, "expected a whole number above zero, or -1 for all, found %d".formatted(frames));
        }
        return frames == ALL_FRAMES ? Optional.empty() : Optional.of(frames);
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

    /** Which frames of the whole video these are changes nothing, but has to be possible. */
    private static void requireIndices(JsonObject options, int sent) {
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

    /** How many of the taken frames there are to a second of the video. */
    double sampledRate(int sent, int taken) {
        double seconds = duration.orElseGet(() -> totalFrames.orElse(sent) / framesPerSecond);
        return seconds > 0 ? taken / seconds : framesPerSecond;
    }
}
