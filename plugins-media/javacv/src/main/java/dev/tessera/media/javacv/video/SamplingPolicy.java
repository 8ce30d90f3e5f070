package dev.tessera.media.javacv.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * Chooses the frames of a video file, with vLLM's formulas and by its names. Indices are in order and within the video; there
 * is at least one.
 */
public enum SamplingPolicy {
    /** Evenly spread, the first and the last frame among them; of a number and a rate, whichever gives fewer. */
    UNIFORM("opencv") {
        @Override
        IntStream choose(VideoSource source, SamplingTarget target) {
            int count = Math.min(target.frames().orElse(source.frames()), source.frames());
            if (target.rate().isPresent()) {
                double byRate = Math.floor(
                        source.frames() / source.requiredRate() * target.rate().get());
                count = (int) Math.min(count, byRate);
            }
            return FrameSampling.indices(source.frames(), Math.max(1, count));
        }
    },
    /** By a rate, as GLM-4V's processor does; where the video is longer than a limit, no more than fit in that. */
    DYNAMIC("opencv_dynamic") {
        @Override
        IntStream choose(VideoSource source, SamplingTarget target) {
            double sourceRate = source.requiredRate();
            double rate = target.rate().orElse(DEFAULT_RATE);
            if (source.duration() <= target.maxDuration()) {
                int count = (int) Math.floor(source.duration() * rate);
                return IntStream.range(0, count).map(i -> (int) Math.ceil(i * sourceRate / rate));
            }
            int count = (int) (target.maxDuration() * rate);
            if (count >= source.frames()) {
                return IntStream.range(0, source.frames());
            }
            double step = source.duration() / Math.max(1, count - 1);
            return IntStream.range(0, count)
                    .mapToDouble(i -> i > 0 && i == count - 1 ? source.duration() : i * step)
                    .mapToInt(second -> (int) Math.ceil(second * sourceRate));
        }
    },
    /** By a rate, an even number from 4 to 768, as Qwen2-VL's processor does. */
    QWEN2_VL("qwen2_vl") {
        private static final int MIN_FRAMES = 4;
        private static final int MAX_FRAMES = 768;
        private static final int TEMPORAL_PATCH = 2;

        @Override
        IntStream choose(VideoSource source, SamplingTarget target) {
            double wanted =
                    source.frames() / source.requiredRate() * target.rate().orElse(DEFAULT_RATE);
            int most = even(Math.min(MAX_FRAMES, source.frames()));
            int count = even(Math.min(Math.max(wanted, MIN_FRAMES), most));
            // an odd frame alone fills a patch by being repeated
            double step = source.frames() / (double) Math.max(1, count);
            int steps = (int) Math.ceil(source.frames() / step);
            return IntStream.range(0, steps).map(i -> (int) (float) (i * step));
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

    /** Indices in order, that may repeat, or be past the end by what rounding does. */
    abstract IntStream choose(VideoSource source, SamplingTarget target);

    /**
     * How many frames {@link #sample} gives, which this does not make a list of: there may be millions.
     *
     * @throws dev.tessera.spi.error.TesseraException INVALID_MEDIA where the policy needs a rate that the video does not say
     */
    public int count(VideoSource source, SamplingTarget target) {
        int count = 0;
        int previous = -1;
        for (PrimitiveIterator.OfInt indices = indices(source, target); indices.hasNext(); ) {
            int index = indices.nextInt();
            count += index == previous ? 0 : 1;
            previous = index;
        }
        return Math.max(1, count);
    }

    /**
     * Chooses frames, each once, in order, and at least one.
     *
     * @throws dev.tessera.spi.error.TesseraException INVALID_MEDIA where the policy needs a rate that the video does not say
     */
    public List<Integer> sample(VideoSource source, SamplingTarget target) {
        List<Integer> chosen = new ArrayList<>();
        for (PrimitiveIterator.OfInt indices = indices(source, target); indices.hasNext(); ) {
            int index = indices.nextInt();
            if (chosen.isEmpty() || chosen.getLast() != index) {
                chosen.add(index);
            }
        }
        return chosen.isEmpty() ? List.of(0) : List.copyOf(chosen);
    }

    private PrimitiveIterator.OfInt indices(VideoSource source, SamplingTarget target) {
        int last = source.frames() - 1;
        return choose(source, target).map(index -> Math.min(index, last)).iterator();
    }
}
