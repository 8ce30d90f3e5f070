package dev.tessera.media.javacv;

import dev.tessera.spi.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** The names in a request's {@code media_io_kwargs.video}, which are vLLM's, and what frame sequences and files share of them. */
final class VideoOptions {
    static final String FRAMES = "num_frames";
    static final String RATE = "fps";
    static final String TOTAL = "total_num_frames";
    static final String INDICES = "frames_indices";
    static final String DURATION = "duration";
    static final String SAMPLE = "do_sample_frames";
    static final String POLICY = "video_backend";
    static final String DECODER = "backend";
    static final String MAX_DURATION = "max_duration";
    static final String RECOVERY = "frame_recovery";

    private static final Set<String> KNOWN =
            Set.of(FRAMES, RATE, TOTAL, INDICES, DURATION, SAMPLE, POLICY, DECODER, MAX_DURATION, RECOVERY);
    private static final int DEFAULT_FRAMES = 32;
    private static final int ALL_FRAMES = -1;

    private VideoOptions() {}

    static void requireKnown(JsonObject options) {
        options.requireKnown(KNOWN);
    }

    /** How many frames to take at most; empty for all. */
    static Optional<Integer> frames(JsonObject options) {
        int frames = options.integer(FRAMES, DEFAULT_FRAMES);
        if (frames < 1 && frames != ALL_FRAMES) {
            throw options.error(
                    FRAMES, "expected a whole number above zero, or -1 for all, found %d".formatted(frames));
        }
        return frames == ALL_FRAMES ? Optional.empty() : Optional.of(frames);
    }
}
