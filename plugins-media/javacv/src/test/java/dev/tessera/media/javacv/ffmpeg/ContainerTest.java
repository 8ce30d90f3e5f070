package dev.tessera.media.javacv.ffmpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.media.javacv.TestingImages;
import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerTest {
    private static final long MAX_PIXELS = 1_000_000;
    private static final PixelLimit LIMIT = new PixelLimit(MAX_PIXELS, "a.limit");

    @ParameterizedTest
    @CsvSource({
        "clip_a_96x64_25fps.mp4, 50, 25, 2.0",
        "clip_b_84x112_10fps.avi, 24, 10, 2.4",
        "clip_c_112x84_30fps.avi, 60, 30, 2.0",
    })
    void readsEveryFrameOfAVideo(String file, int frames, double rate, double seconds) {
        try (Container container = open(TestingImages.golden(file), StreamKind.VIDEO);
                Decoder decoder = new Decoder(container, MAX_PIXELS)) {
            assertThat(container.frameRate()).isEqualTo(rate);
            assertThat(container.duration()).hasValue(seconds);
            assertThat(count(decoder, Decoder.Step.FRAME)).isEqualTo(frames);
        }
    }

    @ParameterizedTest
    @CsvSource({"a16k_mono_s16.wav, 16000", "a48k_mono_f32.wav, 48000"})
    void readsSound(String file, int rate) {
        try (Container container = open(TestingImages.golden(file), StreamKind.AUDIO);
                Decoder decoder = new Decoder(container, MAX_PIXELS)) {
            assertThat(container.parameters().sample_rate()).isEqualTo(rate);
            assertThat(count(decoder, Decoder.Step.FRAME)).isPositive();
        }
    }

    @Test
    void saysThatAStreamIsMissing() {
        assertThatThrownBy(() -> open(TestingImages.golden("a16k_mono_s16.wav"), StreamKind.VIDEO))
                .isInstanceOf(TesseraException.class)
                .hasMessage("the file has no video");
        assertThatThrownBy(() -> open(TestingImages.golden("clip_a_96x64_25fps.mp4"), StreamKind.AUDIO))
                .isInstanceOf(TesseraException.class)
                .hasMessage("the file has no audio");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile '/etc/passwd'\n",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5000 RTP/AVP 96\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>",
                "not a video at all",
                "",
            })
    void refusesWhateverNamesOtherFiles(String content) {
        assertThatThrownBy(() -> open(content.getBytes(US_ASCII), StreamKind.VIDEO))
                .isInstanceOf(TesseraException.class)
                .hasMessage("the video is not of a known format; formats are MP4, MOV, Matroska, WebM, AVI, GIF, FLV,"
                        + " MPEG-TS and Ogg");
    }

    @Test
    void stopsAtTheDeadline() {
        AtomicLong time = new AtomicLong();
        Deadline deadline = new Deadline(Duration.ofSeconds(2), "a.setting", time::get);
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        try (Container container = Container.open(file, StreamKind.VIDEO, LIMIT, deadline);
                Decoder decoder = new Decoder(container, MAX_PIXELS)) {
            assertThat(decoder.advance()).isEqualTo(Decoder.Step.FRAME);
            time.set(2_000_000_001L);
            assertThatThrownBy(decoder::advance)
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("decoding the video takes longer than the limit of 2 s (a.setting)");
        }
        assertThatThrownBy(() -> Container.open(file, StreamKind.VIDEO, LIMIT, deadline))
                .isInstanceOf(TesseraException.class)
                .hasMessage("decoding the video takes longer than the limit of 2 s (a.setting)");
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> open(file, StreamKind.VIDEO))
                    .isInstanceOfSatisfying(
                            TesseraException.class, e -> assertThat(e.code()).isEqualTo(StandardErrors.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void decodesNoPictureOverTheLimit() {
        try (Container container = open(TestingImages.golden("clip_a_96x64_25fps.mp4"), StreamKind.VIDEO)) {
            assertThatThrownBy(() -> new Decoder(container, 96 * 64 - 1))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("the video is damaged: its codec cannot be opened");
        }
    }

    @Test
    void refusesPicturesOverTheLimitByTheHeader() {
        Deadline deadline = new Deadline(Duration.ofMinutes(1), "a.setting", System::nanoTime);
        byte[] file = TestingImages.golden("clip_b_84x112_10fps.avi");
        assertThatThrownBy(
                        () -> Container.open(file, StreamKind.VIDEO, new PixelLimit(84 * 112 - 1, "a.limit"), deadline))
                .isInstanceOf(TesseraException.class)
                .hasMessage("the video has frames of 84 x 112 = 9408 pixels, but the limit is 9407 (a.limit)");
    }

    /** FLV has no header that tells of streams: they are there as soon as packets of theirs are. */
    @Test
    void refusesPicturesOverTheLimitOfStreamsThatComeLate() throws IOException {
        byte[] file = flv(sound("video-h264.mp4"));
        long pixels;
        try (Container container = open(file, StreamKind.VIDEO)) {
            pixels = (long) container.parameters().width()
                    * container.parameters().height();
        }
        assertThat(pixels).isPositive();
        Deadline deadline = new Deadline(Duration.ofMinutes(1), "a.setting", System::nanoTime);
        assertThatThrownBy(
                        () -> Container.open(file, StreamKind.VIDEO, new PixelLimit(pixels - 1, "a.limit"), deadline))
                .isInstanceOf(TesseraException.class)
                .hasMessageContaining("= %d pixels, but the limit is %d (a.limit)", pixels, pixels - 1);
    }

    private static byte[] sound(String name) throws IOException {
        try (InputStream stream = TestingImages.class.getResourceAsStream("audio/sounds/" + name)) {
            return stream.readAllBytes();
        }
    }

    /** The pictures of a file of H.264. */
    private static byte[] flv(byte[] mp4) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'F', 'L', 'V', 1, 1, 0, 0, 0, 9, 0, 0, 0, 0});
        AVPacket packet = avcodec.av_packet_alloc();
        try (Container container = open(mp4, StreamKind.VIDEO)) {
            AVCodecParameters parameters = container.parameters();
            tag(file, 0, 0, parameters.extradata(), parameters.extradata_size());
            for (int millis = 0; container.read(packet); millis += 40) {
                tag(file, millis, 1, packet.data(), packet.size());
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        return file.toByteArray();
    }

    private static void tag(ByteArrayOutputStream file, int millis, int kind, BytePointer data, int size) {
        byte[] content = new byte[size];
        data.get(content);
        int length = size + 5;
        int frame = millis == 0 ? 0x17 : 0x27;
        file.writeBytes(ByteBuffer.allocate(length + 15)
                .putInt(9 << 24 | length)
                .putInt(millis << 8)
                .put(new byte[] {0, 0, 0, (byte) frame, (byte) kind, 0, 0, 0})
                .put(content)
                .putInt(length + 11)
                .array());
    }

    @Test
    void refusesManyStreams() {
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        try (Container container = open(withTracks(file, 32), StreamKind.VIDEO)) {
            assertThat(container.countFrames()).isEqualTo(50);
        }
        assertThatThrownBy(() -> open(withTracks(file, 33), StreamKind.VIDEO))
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(StandardErrors.MEDIA_TOO_LARGE));
    }

    /** The file's only track many times; its samples come before. */
    private static byte[] withTracks(byte[] file, int tracks) {
        String text = new String(file, ISO_8859_1);
        int header = text.indexOf("moov") - 4;
        int track = text.indexOf("trak") - 4;
        int length = ByteBuffer.wrap(file).getInt(track);
        ByteBuffer changed = ByteBuffer.allocate(file.length + length * (tracks - 1));
        changed.put(file, 0, track);
        for (int i = 0; i < tracks; i++) {
            changed.put(file, track, length);
        }
        changed.put(file, track + length, file.length - track - length);
        return changed.putInt(header, changed.getInt(header) + length * (tracks - 1))
                .array();
    }

    /** FFmpeg would make an index of 24 bytes for each. */
    @Test
    void refusesSamplesThatAreNotThere() {
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        assertThatThrownBy(() -> open(withSizes(file, 1, 20_000_000), StreamKind.VIDEO))
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(StandardErrors.MEDIA_TOO_LARGE))
                .hasMessage("the file of the video has an index of 20000000 entries or more, but the limit is 4000000");
        assertThatThrownBy(() -> open(withSizes(file, 1000, 50), StreamKind.AUDIO))
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(StandardErrors.INVALID_MEDIA))
                .hasMessage("the audio is damaged: it says that its samples have 50000 bytes, but the file has 25347");
    }

    @Test
    void refusesCompressedHeaders() {
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        int header = new String(file, ISO_8859_1).indexOf("udta");
        System.arraycopy("cmov".getBytes(US_ASCII), 0, file, header, 4);
        assertThatThrownBy(() -> open(file, StreamKind.VIDEO))
                .isInstanceOf(TesseraException.class)
                .hasMessage("the video has a compressed header, which is not supported");
    }

    private static byte[] withSizes(byte[] file, int size, int count) {
        byte[] changed = file.clone();
        int table = new String(file, ISO_8859_1).indexOf("stsz");
        ByteBuffer.wrap(changed).putInt(table + 8, size).putInt(table + 12, count);
        return changed;
    }

    @Test
    void countsNoMoreFramesThanItMay() {
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        try (Container container = open(file, StreamKind.VIDEO)) {
            assertThat(container.countFrames(50)).isEqualTo(50);
        }
        try (Container container = open(file, StreamKind.VIDEO)) {
            assertThatThrownBy(() -> container.countFrames(49))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("the video has more than 49 frames, which is the limit");
        }
    }

    @Test
    void leavesNoNativeMemory() {
        byte[] file = TestingImages.golden("clip_a_96x64_25fps.mp4");
        byte[] truncated = Arrays.copyOf(file, file.length / 2);
        openAndClose(file, truncated, 20);
        long tracked = Pointer.totalBytes();
        long physical = Pointer.physicalBytes();

        openAndClose(file, truncated, 300);

        assertThat(Pointer.totalBytes()).isEqualTo(tracked);
        assertThat(Pointer.physicalBytes() - physical).isLessThan(30_000_000);
    }

    private static void openAndClose(byte[] file, byte[] truncated, int times) {
        for (int i = 0; i < times; i++) {
            try (Container container = open(file, StreamKind.VIDEO);
                    Decoder decoder = new Decoder(container, MAX_PIXELS)) {
                assertThat(decoder.advance()).isEqualTo(Decoder.Step.FRAME);
            }
            try (Container container = open(truncated, StreamKind.VIDEO)) {
                assertThat(container.stream()).isNotNull();
            } catch (TesseraException e) {
                assertThat(e).hasMessage("the video is damaged: its header cannot be read");
            }
        }
    }

    private static Container open(byte[] file, StreamKind kind) {
        return Container.open(file, kind, LIMIT, new Deadline(Duration.ofMinutes(1), "a.setting", System::nanoTime));
    }

    private static int count(Decoder decoder, Decoder.Step wanted) {
        int count = 0;
        for (Decoder.Step step = decoder.advance(); step != Decoder.Step.END; step = decoder.advance()) {
            count += step == wanted ? 1 : 0;
        }
        return count;
    }
}
