package dev.tessera.media.javacv.video;

import java.util.List;
import java.util.stream.IntStream;

/** Chooses frames of a video. */
public final class FrameSampling {
    private FrameSampling() {}

    /**
     * The indices of frames spread evenly over a video, the first and the last among them: numpy's {@code linspace(0, total -
     * 1, count)}, truncated.
     *
     * @param total frames of the video
     * @param count frames to take, 1 to {@code total}
     */
    public static List<Integer> uniform(int total, int count) {
        return indices(total, count).boxed().toList();
    }

    /** The same indices, each made when it is asked for. */
    static IntStream indices(int total, int count) {
        if (count < 1 || count > total) {
            throw new IllegalArgumentException("%d of %d frames cannot be taken".formatted(count, total));
        }
        double step = count == 1 ? 0 : (total - 1) / (double) (count - 1);
        return IntStream.range(0, count)
                // the last one exactly, whatever is lost to rounding
                .map(i -> i > 0 && i == count - 1 ? total - 1 : (int) (i * step));
    }
}
