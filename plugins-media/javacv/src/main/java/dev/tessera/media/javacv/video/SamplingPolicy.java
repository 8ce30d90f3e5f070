package dev.tessera.media.javacv.video;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chooses the frames of a video file, with vLLM's formulas and by its names. Indices are in order and within the video; there
 * is at least one.
 */
public enum SamplingPolicy {
    /** Evenly spread, the first and the last frame among them; of a number and a rate, whichever gives fewer. */
    UNIFORM("opencv") {
        @Override
        List<Integer> choose(VideoSource source, SamplingTarget target) {
            int count = Math.min(target.frames().orElse(source.frames()), source.frames());
            if (target.rate().isPresent()) {
                double byRate = Math.floor(
                        source.frames() / source.requiredRate() * target.rate().get());
                count = (int) Math.min(count, byRate);
            }
            return FrameSampling.uniform(source.frames(), Math.max(1, count));
        }
    },
    /** By a rate, as GLM-4V's processor does; where the video is longer than a limit, no more than fit in that. */
    DYNAMIC("opencv_dynamic") {
        @Override
        List<Integer> choose(VideoSource source, SamplingTarget target) {
            double sourceRate = source.requiredRate();
            double rate = target.rate().orElse(DEFAULT_RATE);
            if (source.duration() <= target.maxDuration()) {
                int count = (int) Math.floor(source.duration() * rate);
                return IntStream.range(0, count)
                        .map(i -> (int) Math.ceil(i * sourceRate / rate))
                        .boxed()
                        .toList();
            }
            int count = (int) (target.maxDuration() * rate);
            if (count >= source.frames()) {
                return IntStream.range(0, source.frames()).boxed().toList();
            }
            double step = source.duration() / Math.max(1, count - 1);
            return IntStream.range(0, count)
                    .mapToDouble(i -> i > 0 && i == count - 1 ? source.duration() : i * step)
                    .mapToObj(second -> (int) Math.ceil(second * sourceRate))
                    .toList();
        }
    },
    /** By a rate, an even number from 4 to 768, as Qwen2-VL's processor does. */
    QWEN2_VL("qwen2_vl") {
        private static final int MIN_FRAMES = 4;
        private static final int MAX_FRAMES = 768;
        private static final int TEMPORAL_PATCH = 2;

        @Override
        List<Integer> choose(VideoSource source, SamplingTarget target) {
            double wanted =
                    source.frames() / source.requiredRate() * target.rate().orElse(DEFAULT_RATE);
            int most = even(Math.min(MAX_FRAMES, source.frames()));
            int count = even(Math.min(Math.max(wanted, MIN_FRAMES), most));
            // an odd frame alone fills a patch by being repeated
            double step = source.frames() / (double) Math.max(1, count);
            int steps = (int) Math.ceil(source.frames() / step);
            return IntStream.range(0, steps)
                    .mapToObj(i -> (int) (float) (i * step))
                    .toList();
        }

        private int even(double count) {
            return (int) Math.floor(count / TEMPORAL_PATCH) * TEMPORAL_PATCH;
        }
    };

    private static final double DEFAULT_RATE = 2;

    private final String text;

    SamplingPolicy(String text) {
        this.text = text;
    }

    /** The policy of this name. */
    public static Optional<SamplingPolicy> named(String name) {
        return Arrays.stream(values())
                .filter(policy -> policy.text.equals(name))
                .findFirst();
    }

    /** The names of all policies. */
    public static List<String> names() {
        return Arrays.stream(values()).map(policy -> policy.text).sorted().toList();
    }

    /** Indices that may repeat, or be past the end by what rounding does. */
    abstract List<Integer> choose(VideoSource source, SamplingTarget target);

    /**
     * Chooses frames, each once, in order, and at least one.
     *
     * @throws dev.tessera.spi.error.TesseraException INVALID_MEDIA where the policy needs a rate that the video does not say
     */
    public List<Integer> sample(VideoSource source, SamplingTarget target) {
        int last = source.frames() - 1;
        List<Integer> chosen = choose(source, target);
        return chosen.isEmpty()
                ? List.of(0)
                : chosen.stream().map(index -> Math.min(index, last)).distinct().toList();
    }
}
