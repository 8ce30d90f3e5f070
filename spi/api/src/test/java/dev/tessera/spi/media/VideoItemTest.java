package dev.tessera.spi.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VideoItemTest {
    private static final ImageItem FRAME = new ImageItem(1, 1, new byte[3]);

    @Test
    void knowsWhereItsFramesComeFrom() {
        VideoMetadata metadata = new VideoMetadata(25, 50, 2, List.of(0, 49));
        VideoItem video = new VideoItem(List.of(FRAME, FRAME), 1, Optional.of(metadata));

        assertThat(video.metadata()).contains(metadata);
        assertThat(new VideoItem(List.of(FRAME), 1).metadata()).isEmpty();
    }

    @Test
    void refusesMetadataOfOtherFrames() {
        VideoMetadata one = new VideoMetadata(25, 50, 2, List.of(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoItem(List.of(FRAME, FRAME), 1, Optional.of(one)))
                .withMessage("there are 1 indices for 2 frames");
    }

    @Test
    void refusesVideosThatAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoMetadata(Double.NaN, 50, 2, List.of(0)))
                .withMessage("NaN frames per second in 2.0 seconds are not possible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoMetadata(25, 50, -1, List.of(0)))
                .withMessage("25.0 frames per second in -1.0 seconds are not possible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoMetadata(25, 0, 2, List.of()))
                .withMessage("a video of 0 frames is not possible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoItem(List.of(), 1))
                .withMessage("a video has at least one frame");
    }
}
