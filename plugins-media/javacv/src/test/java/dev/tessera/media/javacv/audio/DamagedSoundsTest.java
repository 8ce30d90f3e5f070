package dev.tessera.media.javacv.audio;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.tessera.media.javacv.ProcessorTime;
import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a thread of its own, for what hangs in native code does not hear an interrupt. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
final class DamagedSoundsTest {
    private static final int DAMAGED_FILES = 300;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** One sound in ten that leaks its samples or its codec would be more. */
    private static final long MAX_GROWTH_BYTES = 30_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a16k_mono_s16.wav",
                "a8k_mono_s16.wav",
                "a44k1_stereo_s16.wav",
                "a48k_mono_f32.wav",
                "mono-s24.wav",
                "mono-mulaw.wav",
                "surround.wav",
                "mono-s16.aiff",
                "mono-s16.caf",
                "mono-s16.au",
                "mono-s16.w64",
                "stereo-s16.flac",
                "stereo-flac.ogg",
                "stereo.mp3",
                "vorbis.ogg",
                "opus.ogg",
                "aac.m4a",
                "alac.m4a",
                "aac.aac",
                "video.mp4",
                "video.mkv",
                "video.webm",
                "video.avi",
            })
    void givesSoundOrAnError(String name) {
        byte[] file = TestingSounds.sound(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < DAMAGED_FILES / 10; i++) {
            parse(damage(file, random));
        }
        long tracked = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();
        for (int i = 0; i < DAMAGED_FILES; i++) {
            byte[] damaged = damage(file, random);
            assertThat(ProcessorTime.of(() -> parse(damaged))).isLessThan(LONGEST);
        }
        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        assertThat(Pointer.physicalBytes() - physical).isLessThan(MAX_GROWTH_BYTES);
    }

    private static void parse(byte[] file) {
        try {
            assertThat(TestingSounds.parse(file).samples()).isNotEmpty();
        } catch (TesseraException e) {
            assertThat(e.code()).isIn(INVALID_MEDIA, UNSUPPORTED_MEDIA, MEDIA_TOO_LARGE);
            assertThat(e.getMessage()).matches("[\\p{Print}]{10,300}");
        }
    }

    /** A few changed bytes, a changed field of four bytes in the header, or an early end; each now and then with another. */
    private static byte[] damage(byte[] file, Random random) {
        byte[] damaged = file.clone();
        int kinds = 1 + random.nextInt(7);
        if ((kinds & 1) != 0) {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        if ((kinds & 2) != 0) {
            byte[] values = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
            int at = random.nextInt(Math.min(damaged.length, 256) - 4);
            byte value = values[random.nextInt(values.length)];
            Arrays.fill(damaged, at, at + 1 + random.nextInt(4), value);
        }
        return (kinds & 4) != 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }
}
