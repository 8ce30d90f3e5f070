package dev.tessera.media.javacv;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.VideoItem;
import java.nio.ByteBuffer;
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
