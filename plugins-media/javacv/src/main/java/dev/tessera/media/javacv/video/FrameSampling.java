package dev.tessera.media.javacv.video;

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
    public static int[] uniform(int total, int count) {
        if (count < 1 || count > total) {
            throw new IllegalArgumentException("%d of %d frames cannot be taken".formatted(count, total));
        }
        double step = count == 1 ? 0 : (total - 1) / (double) (count - 1);
        int[] indices = IntStream.range(0, count).map(i -> (int) (i * step)).toArray();
        if (count > 1) {
            // whatever was lost to rounding
            indices[count - 1] = total - 1;
        }
        return indices;
    }
}
