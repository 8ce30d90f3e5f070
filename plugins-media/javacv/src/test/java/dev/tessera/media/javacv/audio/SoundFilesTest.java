package dev.tessera.media.javacv.audio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.media.AudioItem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SoundFilesTest {
    @ParameterizedTest
    @MethodSource
    void readsWhatIsStoredWithoutLossToTheBit(String file, int rate, int samples, String sha256) {
        AudioItem audio = TestingSounds.parse(TestingSounds.sound(file));

        assertThat(audio).hasToString("audio of %d samples at %d Hz".formatted(samples, rate));
        assertThat(sha256(audio.samples())).isEqualTo(sha256);
    }

    static Stream<Arguments> readsWhatIsStoredWithoutLossToTheBit() {
        return new String(TestingSounds.sound("expected.tsv"), UTF_8)
                .lines()
                .map(line -> Arguments.of((Object[]) line.split("\t")));
    }

    private static String sha256(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(samples);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The encoder's delay is left out, so that sound begins where it began; some formats keep what fills their last frame. */
    @ParameterizedTest
    @CsvSource({
        "stereo.mp3, 12000, 20",
        "vorbis.ogg, 12288, 20",
        "opus.ogg, 12000, 15",
        "vorbis.mkv, 12032, 20",
        "aac.m4a, 12288, 15",
        "video.mp4, 12288, 15",
        "video-h264.mp4, 12288, 15",
        "video.webm, 12000, 15",
    })
    void readsWhatIsStoredWithLoss(String file, int samples, double decibels) {
        AudioItem original = TestingSounds.parse(TestingSounds.sound("stereo-s16.wav"));
        AudioItem audio = TestingSounds.parse(TestingSounds.sound(file));

        assertThat(audio).hasToString("audio of %d samples at 48000 Hz".formatted(samples));
        assertThat(signalToNoise(original.samples(), audio.samples())).isGreaterThan(decibels);
    }

    private static double signalToNoise(float[] original, float[] copy) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < original.length; i++) {
            signal += original[i] * original[i];
            noise += Math.pow(copy[i] - original[i], 2);
        }
        return 10 * Math.log10(signal / noise);
    }

    /** These formats do not say how much of their first frames is the encoder's. */
    @ParameterizedTest
    @CsvSource({
        "aac.aac, 48000, 13312",
        "sound.ts, 48000, 13312",
        "sound.flv, 48000, 13312",
        "video.avi, 48000, 13824",
        "mono-16k.mp3, 16000, 4000"
    })
    void readsAllFrames(String file, int rate, int samples) {
        AudioItem audio = TestingSounds.parse(TestingSounds.sound(file));

        assertThat(audio).hasToString("audio of %d samples at %d Hz".formatted(samples, rate));
    }
}
