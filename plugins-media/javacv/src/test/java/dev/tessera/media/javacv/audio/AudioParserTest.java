package dev.tessera.media.javacv.audio;

import static dev.tessera.media.javacv.audio.TestingSounds.config;
import static dev.tessera.media.javacv.audio.TestingSounds.sound;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import dev.tessera.media.javacv.TestingImages;
import dev.tessera.media.javacv.ffmpeg.Container;
import dev.tessera.media.javacv.ffmpeg.Deadline;
import dev.tessera.media.javacv.ffmpeg.PixelLimit;
import dev.tessera.media.javacv.ffmpeg.StreamKind;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioParserTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int DATA_LENGTH = 40;

    @Test
    void isOfSound() {
        assertThat(new AudioParser(TestingSounds.DEFAULT_CONFIG).modality()).isEqualTo(Modality.AUDIO);
    }

    @Test
    void goesByTheBytesNotByTheType() {
        byte[] file = sound("stereo-s16.flac");

        assertThat(new AudioParser(TestingSounds.DEFAULT_CONFIG)
                        .parse(new EncodedMedia(file, "image/png"), TestingSounds.NO_OPTIONS))
                .isEqualTo(TestingSounds.parse(file));
    }

    @Test
    void refusesOptions() {
        JsonObject options = JsonObject.of(Map.of("num_frames", 3), "media_io_kwargs.audio", INVALID_REQUEST);
        AudioParser parser = new AudioParser(TestingSounds.DEFAULT_CONFIG);
        EncodedMedia media = new EncodedMedia(sound("mono-s16.wav"), "");

        assertThatThrownBy(() -> parser.checkOptions(options)).hasMessageContaining("num_frames");
        assertThatThrownBy(() -> parser.parse(media, options))
                .hasMessageContaining("num_frames")
                .hasFieldOrPropertyWithValue("code", INVALID_REQUEST);
    }

    @Test
    void refusesWhatIsNoSound() {
        refused(new byte[0], INVALID_MEDIA, "the audio is empty");
        refused(
                "What is this?".repeat(50).getBytes(US_ASCII),
                UNSUPPORTED_MEDIA,
                "the audio is not of a known format; formats are WAV, W64, AIFF, CAF, AU, FLAC, MP3, AAC, Ogg and the sound"
                        + " of MP4, MOV, Matroska, WebM, AVI, FLV and MPEG-TS");
        refused(TestingImages.golden("clip_a_96x64_25fps.mp4"), UNSUPPORTED_MEDIA, "the file has no audio");
        refused(
                Arrays.copyOf(sound("mono-s16.wav"), 44),
                INVALID_MEDIA,
                "the audio has no samples that can be decoded");
    }

    /** As programs leave it that end too early. */
    @Test
    void readsWhatIsThereOfAFileThatIsCutOff() {
        byte[] file = sound("mono-s16.wav");
        float[] all = TestingSounds.parse(file).samples();

        assertThat(TestingSounds.parse(Arrays.copyOf(file, 44 + 2 * 1000)).samples())
                .containsExactly(Arrays.copyOf(all, 1000));
    }

    /** The file's length tells how much there can be; 4 GB of it would last half a day. */
    @Test
    void doesNotBelieveALength() {
        byte[] file = sound("mono-s16.wav");
        float[] all = TestingSounds.parse(file).samples();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(DATA_LENGTH, 0xfffffff0);

        assertThat(TestingSounds.parse(file).samples()).containsExactly(all);
    }

    @Test
    void assertion32RefusesFilesOverTheLimit() {
        byte[] file = sound("mono-s16.wav");

        refused(
                file,
                config(file.length - 1, LONG, 0, LONG),
                MEDIA_TOO_LARGE,
                "the audio file has 4844 bytes, but the limit is 4843 (javacv.max-audio-file-size)");
        assertThat(TestingSounds.parse(file, config(file.length, LONG, 0, LONG)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo-s16.wav", "stereo-s16.flac", "alac.m4a", "stereo.mp3", "aac.m4a", "video.mkv"})
    void assertion32RefusesSoundOverTheDuration(String name) {
        assertThatThrownBy(() -> TestingSounds.parse(sound(name), config(0, Duration.ofMillis(200), 0, LONG)))
                .hasMessageMatching(
                        "the audio lasts 0\\.[2-5] s or more, but the limit is 0\\.2 s \\(javacv\\.max-audio-duration\\)")
                .hasFieldOrPropertyWithValue("code", MEDIA_TOO_LARGE);
        assertThat(TestingSounds.parse(sound(name), config(0, Duration.ofMillis(300), 0, LONG)))
                .isNotNull();
        assertThat(TestingSounds.parse(sound(name), config(0, Duration.ZERO, 0, LONG)))
                .isNotNull();
    }

    /** FFmpeg takes silence at the beginning for the rate of all of it, and the file for one of many seconds. */
    @Test
    void doesNotBelieveAGuessOfTheDuration() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            file.writeBytes(adtsFrame(i < 200 ? 0 : 25));
        }
        Deadline deadline = new Deadline(LONG, "a.setting", System::nanoTime);
        try (Container container =
                Container.open(file.toByteArray(), StreamKind.AUDIO, new PixelLimit(1, "a.limit"), deadline)) {
            assertThat(container.isDurationGuessed()).isTrue();
            assertThat(container.duration()).isEmpty();
            assertThat(container.stream().duration() * av_q2d(container.stream().time_base()))
                    .isGreaterThan(10);
        }

        assertThat(TestingSounds.parse(file.toByteArray(), config(0, Duration.ofSeconds(7), 0, LONG)))
                .hasToString("audio of 307200 samples at 48000 Hz");
        assertThatThrownBy(() -> TestingSounds.parse(file.toByteArray(), config(0, Duration.ofSeconds(6), 0, LONG)))
                .hasMessageContaining("(javacv.max-audio-duration)")
                .hasFieldOrPropertyWithValue("code", MEDIA_TOO_LARGE);
    }

    /** 1024 samples of silence in AAC LC, mono at 48 kHz, after as many fill elements of 33 bytes as told. */
    private static byte[] adtsFrame(int fills) {
        String fill = "110" + "1111" + "00010011" + "0".repeat(8 * 33);
        String silence = "000000001100100000000000100000000010001110000000";
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < fills; i++) {
            bits.append(fill);
        }
        bits.append(silence);
        bits.append("0".repeat(-Math.floorMod(bits.length(), 8) & 7));
        int length = 7 + bits.length() / 8;
        String header =
                "1111111111110001" + "01" + "0011" + "0" + "001" + "0000" + binary(length, 13) + "1".repeat(11) + "00";
        String frame = header + bits;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Integer.parseInt(frame.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private static String binary(int number, int bits) {
        return Integer.toBinaryString(1 << bits | number).substring(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stereo-s16.wav", "stereo-s16.flac", "alac.m4a", "stereo.mp3", "aac.m4a", "video.mkv"})
    void assertion32RefusesSoundOverTheDecodedSize(String name) {
        assertThatThrownBy(() -> TestingSounds.parse(sound(name), config(0, LONG, 95_999, LONG)))
                .hasMessageMatching(
                        "the audio has \\d+ samples in each of 2 channels, \\d+ bytes or more, but the limit is"
                                + " 95999 \\(javacv\\.max-audio-decoded-size\\)")
                .hasFieldOrPropertyWithValue("code", MEDIA_TOO_LARGE);
        assertThat(TestingSounds.parse(sound(name), config(0, LONG, 120_000, LONG)))
                .isNotNull();
    }

    /** A rate that is a lie makes sound short, but not small. */
    @Test
    void refusesLargeSoundThatLastsNoTime() {
        byte[] file = sound("mono-s16.wav");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 2_000_000_000);

        refused(
                file,
                config(0, LONG, 9_599, LONG),
                MEDIA_TOO_LARGE,
                "the audio has 2400 samples in each of 1 channels, 9600 bytes or more, but the limit is 9599"
                        + " (javacv.max-audio-decoded-size)");
    }

    @Test
    void refusesSamplesThatAreNoNumbers() {
        byte[] file = sound("mono-f32.wav");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 8, Float.NaN);

        refused(file, INVALID_MEDIA, "the audio is damaged: sample 2398 is NaN");
    }

    @Test
    void keepsSamplesBeyondFullScale() {
        byte[] file = sound("mono-f32.wav");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, -3.5f);

        assertThat(TestingSounds.parse(file).samples()[2399]).isEqualTo(-3.5f);
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        byte[] file = sound("stereo-s16.flac");
        Thread.currentThread().interrupt();
        try {
            refused(file, CANCELLED, "the decoding of the audio was cancelled");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void refused(byte[] file, ErrorCode code, String message) {
        refused(file, TestingSounds.DEFAULT_CONFIG, code, message);
    }

    private static void refused(byte[] file, AudioConfig config, ErrorCode code, String message) {
        assertThatThrownBy(() -> TestingSounds.parse(file, config))
                .hasMessage(message)
                .hasFieldOrPropertyWithValue("code", code);
    }
}
