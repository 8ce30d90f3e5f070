package dev.tessera.media.javacv;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.media.javacv.ffmpeg.Container;
import dev.tessera.media.javacv.ffmpeg.Deadline;
import dev.tessera.media.javacv.ffmpeg.PixelLimit;
import dev.tessera.media.javacv.ffmpeg.StreamKind;
import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.VideoItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames that cannot be decoded are left out, or replaced when asked for. */
final class SampledFramesTest {
    private static final byte[] FILE = TestingImages.golden("clip_c_112x84_30fps.avi");
    private static final Map<String, Object> SEVEN = Map.of("num_frames", 7);

    @Test
    void leavesOutFramesThatCannotBeDecoded() {
        assertThat(indices(decode(FILE, SEVEN))).containsExactly(0, 9, 19, 29, 39, 49, 59);

        VideoItem damaged = decode(withDamage(9, 29, 59), SEVEN);

        assertThat(indices(damaged)).containsExactly(0, 19, 39, 49);
        assertThat(damaged.frames()).isEqualTo(originals(0, 19, 39, 49));
        assertThat(damaged.metadata().orElseThrow().totalFrames()).isEqualTo(60);
    }

    @Test
    void replacesThemWithTheNextOnesWhenAskedTo() {
        VideoItem damaged = decode(withDamage(9, 29, 30, 59), Map.of("num_frames", 7, "frame_recovery", true));

        assertThat(indices(damaged)).containsExactly(0, 10, 19, 31, 39, 49);
        assertThat(damaged.frames()).isEqualTo(originals(0, 10, 19, 31, 39, 49));
    }

    @Test
    void doesNotReplaceAcrossTheNextWantedFrame() {
        VideoItem damaged = decode(
                withDamage(9, 10, 11, 12, 13, 14, 15, 16, 17, 18), Map.of("num_frames", 7, "frame_recovery", true));

        assertThat(indices(damaged)).containsExactly(0, 19, 29, 39, 49, 59);
    }

    /** Of some formats each frame says its size, whatever the header says. */
    @Test
    void countsThePixelsOfFramesAsTheyCome() {
        JavacvConfig config = new JavacvConfig(0, List.of("0", "0", "0"), 10, 3 * 112 * 84 - 1);
        PixelLimit limit = new PixelLimit(1_000_000, "a.limit");
        Deadline deadline = new Deadline(Duration.ofMinutes(1), "a.setting", System::nanoTime);
        try (Container container = Container.open(FILE, StreamKind.VIDEO, limit, deadline)) {
            assertThatThrownBy(() -> SampledFrames.decode(container, List.of(0, 1, 2), false, limit, config))
                    .isInstanceOfSatisfying(
                            TesseraException.class, e -> assertThat(e.code()).isEqualTo(StandardErrors.MEDIA_TOO_LARGE))
                    .hasMessage("the video has 3 frames of 112 x 84 pixels, 28224 pixels, but the limit is 28223"
                            + " (javacv.max-video-pixels)");
        }
    }

    @Test
    void refusesFramesOfAnotherSize() throws IOException {
        byte[] file = TestingAvi.of(10, TestingAvi.jpeg(16, 16), TestingAvi.jpeg(16, 16), TestingAvi.jpeg(640, 480));

        assertThat(decode(file, Map.of("num_frames", 1)).frames()).hasSize(1);
        assertThatThrownBy(() -> decode(file, Map.of("num_frames", -1)))
                .isInstanceOf(TesseraException.class)
                .hasMessage("frame 2 of the video has 640 x 480 pixels, but the first has 16 x 16");
    }

    private static VideoItem decode(byte[] file, Map<String, Object> options) {
        return TestingVideos.parse(file, options);
    }

    private static List<Integer> indices(VideoItem video) {
        return video.metadata().orElseThrow().frameIndices();
    }

    private static List<ImageItem> originals(Integer... indices) {
        List<ImageItem> all = decode(FILE, Map.of("num_frames", -1)).frames();
        return List.of(indices).stream().map(all::get).toList();
    }

    /** The file has a JPEG for each frame. */
    private static byte[] withDamage(int... frames) {
        byte[] damaged = FILE.clone();
        for (int frame : frames) {
            int chunk = chunk(frame);
            int size = ByteBuffer.wrap(FILE).order(LITTLE_ENDIAN).getInt(chunk + 4);
            Arrays.fill(damaged, chunk + 8, chunk + 8 + size, (byte) 0);
        }
        return damaged;
    }

    private static int chunk(int wanted) {
        String text = new String(FILE, ISO_8859_1);
        int chunk = text.indexOf("movi");
        for (int frame = 0; frame <= wanted; frame++) {
            chunk = text.indexOf("00dc", chunk + 1);
        }
        return chunk;
    }
}
