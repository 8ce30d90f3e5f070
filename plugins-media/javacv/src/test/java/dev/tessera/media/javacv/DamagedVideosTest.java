package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In a thread of its own, for what hangs in native code does not hear an interrupt. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
final class DamagedVideosTest {
    private static final int DAMAGED_FILES = 300;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long MAX_GROWTH_BYTES = 80_000_000;

    static Stream<Arguments> files() {
        return Stream.concat(
                Stream.of(
                                "clip_a_96x64_25fps.mp4",
                                "clip_b_84x112_10fps.avi",
                                "clip_c_112x84_30fps.avi",
                                "anim_64x48.gif")
                        .map(name -> Arguments.of(name, TestingImages.golden(name))),
                Stream.of("clip.mkv", "edit-list.mp4", "vp8.webm", "vp9.webm", "clip.gif")
                        .map(name -> Arguments.of(name, TestingVideos.video(name))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void givesAVideoOrAnError(String name, byte[] file) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < 20; i++) {
            parse(Damage.to(file, random));
        }
        long tracked = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();
        for (int i = 0; i < DAMAGED_FILES; i++) {
            byte[] damaged = Damage.to(file, random);
            assertThat(ProcessorTime.of(() -> parse(damaged))).isLessThan(LONGEST);
        }
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        assertThat(Pointer.physicalBytes() - physical).isLessThan(MAX_GROWTH_BYTES);
    }

    private static void parse(byte[] file) {
        try {
            assertThat(TestingVideos.parse(file, Map.of()).frames()).isNotEmpty();
        } catch (TesseraException e) {
            assertThat(e.code()).isIn(INVALID_MEDIA, UNSUPPORTED_MEDIA, MEDIA_TOO_LARGE);
            assertThat(e.getMessage()).matches("(the|frame|decoding) .{1,200}").doesNotContain("Exception");
        }
    }
}
