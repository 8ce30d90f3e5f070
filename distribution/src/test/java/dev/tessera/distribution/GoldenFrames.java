package dev.tessera.distribution;

import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The frames that the reference sampled from the videos of a golden case. */
final class GoldenFrames {
    private final Map<String, Tensor> tensors;

    GoldenFrames(GoldenCase golden) {
        this.tensors = golden.tensors();
    }

    /** The frames of one of the videos, which are counted from zero. */
    List<ImageItem> ofVideo(int video) {
        Tensor frames = tensors.get("video_frames_" + video);
        int height = Math.toIntExact(frames.shape().size(1));
        int width = Math.toIntExact(frames.shape().size(2));
        int bytes = height * width * 3;
        byte[] all = frames.toBytes();
        List<ImageItem> items = new ArrayList<>();
        for (int start = 0; start < all.length; start += bytes) {
            items.add(new ImageItem(width, height, Arrays.copyOfRange(all, start, start + bytes)));
        }
        return items;
    }
}
