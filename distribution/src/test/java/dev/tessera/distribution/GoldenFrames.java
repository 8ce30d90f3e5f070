package dev.tessera.distribution;

import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenPictures;
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
        return GoldenPictures.video(tensors.get("video_frames_" + video)).frames();
    }
}
