package dev.tessera.media.javacv;

import static dev.tessera.media.javacv.TestingImages.golden;
import static dev.tessera.media.javacv.TestingVideos.parse;
import static dev.tessera.media.javacv.TestingVideos.video;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.media.javacv.image.Orientation;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.media.VideoMetadata;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class VideoFileTest {
    private static final String CLIP = "clip_a_96x64_25fps.mp4";
    private static final Map<String, Object> ALL = Map.of("num_frames", -1);

    @ParameterizedTest
    @ValueSource(strings = {CLIP, "clip_b_84x112_10fps.avi", "clip_c_112x84_30fps.avi"})
    void decodesEveryFrameOfTheGoldensAsOpenCv(String name) {
        JsonNode expected = JsonMapper.shared()
                .readTree(TestingImages.goldens().resolve("manifest.json").toFile())
                .get("videos")
                .get(name);

        VideoItem video = parse(golden(name), ALL);

        assertThat(video.frames().stream()
                        .map(frame -> TestingImages.sha256(frame.rgb()))
                        .toList())
                .isEqualTo(expected.get("frame_rgb_sha256")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
        assertThat(video.metadata())
                .contains(new VideoMetadata(
                        expected.get("fps").doubleValue(),
                        expected.get("total_num_frames").intValue(),
                        expected.get("duration").doubleValue(),
                        IntStream.range(0, expected.get("frames").intValue())
                                .boxed()
                                .toList()));
    }

    @Test
    void takesThirtyTwoFramesEvenlyUnlessAskedForMore() {
        assertThat(indices(parse(golden(CLIP), Map.of())))
                .hasSize(32)
                .startsWith(0, 1, 3, 4)
                .endsWith(49);
        assertThat(indices(parse(golden(CLIP), Map.of("num_frames", 8)))).containsExactly(0, 7, 14, 21, 28, 35, 42, 49);
        assertThat(indices(parse(golden(CLIP), Map.of("num_frames", 1)))).containsExactly(0);
        assertThat(indices(parse(golden(CLIP), Map.of("num_frames", 100)))).hasSize(50);
        assertThat(indices(parse(golden(CLIP), Map.of("fps", 2)))).containsExactly(0, 16, 32, 49);
        assertThat(indices(parse(golden(CLIP), Map.of("fps", 2, "num_frames", 3))))
                .containsExactly(0, 24, 49);
        assertThat(indices(parse(golden(CLIP), Map.of("fps", 0.1)))).containsExactly(0);
    }

    @Test
    void convertsThoseFramesAlone() {
        List<ImageItem> all = parse(golden(CLIP), ALL).frames();
        VideoItem some = parse(golden(CLIP), Map.of("num_frames", 8));

        assertThat(some.frames()).isEqualTo(indices(some).stream().map(all::get).toList());
        assertThat(some.framesPerSecond()).isEqualTo(4);
    }

    @Test
    void choosesByAnotherPolicyWhenAskedTo() {
        assertThat(indices(parse(golden(CLIP), Map.of("video_backend", "qwen2_vl"))))
                .containsExactly(0, 12, 25, 37);
        assertThat(indices(parse(golden(CLIP), Map.of("video_backend", "opencv_dynamic", "fps", 3))))
                .containsExactly(0, 9, 17, 25, 34, 42);
        VideoParser configured = new VideoParser(
                TestingImages.DEFAULT_CONFIG,
                new VideoConfig("qwen2_vl", 35_389_440, Duration.ofHours(1), Duration.ofSeconds(60)));
        assertThat(indices(configured.parse(new EncodedMedia(golden(CLIP), ""), TestingVideos.options(Map.of()))))
                .containsExactly(0, 12, 25, 37);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clip.mkv", "clip.mov"})
    void readsTheSameStreamFromOtherContainers(String name) {
        assertThat(parse(video(name), ALL)).isEqualTo(parse(golden(CLIP), ALL));
    }

    @ParameterizedTest
    @CsvSource({"vp8.webm, 20, 25", "vp9.webm, 20, 25"})
    void decodesWebm(String name, int frames, double rate) {
        VideoItem video = parse(video(name), ALL);

        assertThat(video.frames()).hasSize(frames);
        assertThat(video.metadata().orElseThrow().framesPerSecond()).isEqualTo(rate);
        Iterator<ImageItem> originals = parse(golden(CLIP), ALL).frames().iterator();
        video.frames()
                .forEach(frame ->
                        assertThat(meanDifference(frame, originals.next())).isLessThan(8));
    }

    @Test
    void decodesAnimatedGifs() {
        VideoItem video = parse(video("clip.gif"), ALL);

        assertThat(video.frames()).hasSize(10);
        assertThat(video.metadata().orElseThrow().duration()).isCloseTo(1, within(1e-9));
        ImageItem original = parse(golden(CLIP), ALL).frames().getFirst();
        assertThat(meanDifference(video.frames().getFirst(), original)).isLessThan(30);
        assertThat(parse(golden("anim_64x48.gif"), ALL).frames())
                .hasSize(3)
                .first()
                .isEqualTo(TestingImages.parse(golden("anim_64x48.gif")));
    }

    @Test
    void leavesOutWhatAnEditListLeavesOut() {
        VideoItem video = parse(video("edit-list.mp4"), ALL);

        assertThat(video.frames()).isEqualTo(parse(golden(CLIP), ALL).frames().subList(15, 50));
        assertThat(video.metadata().orElseThrow().totalFrames()).isEqualTo(35);
        assertThat(indices(parse(video("edit-list.mp4"), Map.of("num_frames", 2))))
                .containsExactly(0, 34);
    }

    @ParameterizedTest
    @CsvSource({"90, 6", "180, 3", "270, 8"})
    void turnsPicturesAsTheFileSays(int degrees, int orientation) {
        VideoItem turned = parse(video("turned-%d.mp4".formatted(degrees)), Map.of("num_frames", 4));

        VideoItem original = parse(golden(CLIP), Map.of("num_frames", 4));
        assertThat(turned.frames().stream().map(ImageItem::rgb))
                .containsExactlyElementsOf(original.frames().stream()
                        .map(frame -> Orientation.ofExif(orientation).apply(frame.rgb(), 96, 64))
                        .toList());
        assertThat(turned.frames().getFirst().width()).isEqualTo(degrees == 180 ? 96 : 64);
    }

    @Test
    void decodesInManyThreadsAtOnce() {
        VideoItem alone = parse(golden(CLIP), Map.of());

        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> parse(golden(CLIP), Map.of())))
                .allMatch(alone::equals);
    }

    @Test
    void goesByTheContentWhateverTheSenderSays() {
        assertThat(TestingVideos.PARSER
                        .parse(new EncodedMedia(golden(CLIP), "image/png"), TestingVideos.options(Map.of()))
                        .frames())
                .hasSize(32);
    }

    @ParameterizedTest
    @MethodSource
    void refusesOptionsThatMakeNoSense(Map<String, Object> options, String problem) {
        assertError(() -> parse(golden(CLIP), options), INVALID_REQUEST, "media_io_kwargs.video: " + problem);
    }

    static Stream<Object[]> refusesOptionsThatMakeNoSense() {
        return Stream.of(
                new Object[] {
                    Map.of("num_frames", 0), "num_frames: expected a whole number above zero, or -1 for all, found 0"
                },
                new Object[] {Map.of("num_frames", "4"), "num_frames: expected a whole number, found \"4\""},
                new Object[] {Map.of("fps", 0), "fps: 0.0 is not a number from 0.001 to 1000.0, nor -1 for no rate"},
                new Object[] {Map.of("fps", -2), "fps: -2.0 is not a number from 0.001 to 1000.0, nor -1 for no rate"},
                new Object[] {
                    Map.of("video_backend", "magic"),
                    "video_backend: \"magic\" is unknown; known are opencv, opencv_dynamic, qwen2_vl"
                },
                new Object[] {Map.of("backend", "torchcodec"), "backend: \"torchcodec\" is unknown; known is opencv"},
                new Object[] {
                    Map.of("max_duration", 0), "max_duration: 0.0 is not a number of seconds from 1 to 1000000"
                },
                new Object[] {Map.of("frame_recovery", 1), "frame_recovery: expected true or false, found 1"},
                new Object[] {
                    Map.of("do_sample_frames", true),
                    "do_sample_frames: frames of a file are sampled when it is decoded; leave it out"
                },
                new Object[] {
                    Map.of("total_num_frames", 50),
                    "total_num_frames: only of videos that are sent frame by frame; a file says it itself"
                },
                new Object[] {
                    Map.of("frames", 3),
                    "frames: unknown; known are backend, do_sample_frames, duration, fps, frame_recovery,"
                            + " frames_indices, max_duration, num_frames, total_num_frames, video_backend"
                });
    }

    @Test
    void refusesWhatIsNoVideo() {
        String unknown = "the video is not of a known format; formats are MP4, MOV, Matroska, WebM, AVI, GIF, FLV,"
                + " MPEG-TS and Ogg";
        assertError(
                () -> parse("#EXTM3U\nfile:///etc/passwd\n".getBytes(US_ASCII), Map.of()), UNSUPPORTED_MEDIA, unknown);
        assertError(() -> parse(golden("scene_640x480.jpg"), Map.of()), UNSUPPORTED_MEDIA, unknown);
        assertError(() -> parse(golden("a16k_mono_s16.wav"), Map.of()), UNSUPPORTED_MEDIA, "the file has no video");
    }

    @Test
    void refusesMoreThanTheLimits() {
        byte[] file = golden(CLIP);
        assertError(
                () -> parser(new JavacvConfig(96 * 64 - 1, List.of("0", "0", "0"), 100, 1_000_000))
                        .parse(mp4(file), none()),
                MEDIA_TOO_LARGE,
                "the video does not say how many pixels its frames have, or more than the limit of 6143"
                        + " (javacv.max-image-pixels)");
        assertError(
                () -> parser(new JavacvConfig(84 * 112 - 1, List.of("0", "0", "0"), 100, 1_000_000))
                        .parse(mp4(golden("clip_b_84x112_10fps.avi")), none()),
                MEDIA_TOO_LARGE,
                "the video has frames of 84 x 112 = 9408 pixels, but the limit is 9407 (javacv.max-image-pixels)");
        assertError(
                () -> parser(new JavacvConfig(0, List.of("0", "0", "0"), 31, 1_000_000))
                        .parse(mp4(file), none()),
                MEDIA_TOO_LARGE,
                "32 frames of the video would be taken, but the limit is 31 (javacv.max-video-frames); ask for fewer"
                        + " with num_frames or fps");
        assertError(
                () -> parser(new JavacvConfig(0, List.of("0", "0", "0"), 32, 32 * 6144 - 1))
                        .parse(mp4(file), none()),
                MEDIA_TOO_LARGE,
                "the video has 32 frames of 96 x 64 pixels, 196608 pixels, but the limit is 196607"
                        + " (javacv.max-video-pixels)");
        assertError(
                () -> new VideoParser(
                                TestingImages.DEFAULT_CONFIG,
                                new VideoConfig("opencv", 35_389_440, Duration.ofMillis(1999), Duration.ofSeconds(60)))
                        .parse(mp4(file), none()),
                MEDIA_TOO_LARGE,
                "the video lasts 2 s, but the limit is 2 s (javacv.max-video-duration)");
    }

    @Test
    void refusesFramesOverTheLimitOfVideos() {
        byte[] file = golden("clip_b_84x112_10fps.avi");
        assertError(
                () -> new VideoParser(TestingImages.DEFAULT_CONFIG, framesOf(84 * 112 - 1)).parse(mp4(file), none()),
                MEDIA_TOO_LARGE,
                "the video has frames of 84 x 112 = 9408 pixels, but the limit is 9407 (javacv.max-video-frame-pixels)");
        // decoders align the width
        assertThat(new VideoParser(TestingImages.DEFAULT_CONFIG, framesOf(128 * 112))
                        .parse(mp4(file), none())
                        .frames())
                .hasSize(24);
    }

    private static VideoConfig framesOf(long pixels) {
        return new VideoConfig("opencv", pixels, Duration.ofHours(1), Duration.ofSeconds(60));
    }

    @Test
    void stopsWhenItTakesTooLong() {
        Iterator<Long> hours = Stream.iterate(
                        0L, time -> time + Duration.ofSeconds(61).toNanos())
                .iterator();
        VideoParser slow = new VideoParser(TestingImages.DEFAULT_CONFIG, TestingVideos.DEFAULT_CONFIG, hours::next);
        assertError(
                () -> slow.parse(mp4(golden(CLIP)), none()),
                MEDIA_TOO_LARGE,
                "decoding the video takes longer than the limit of 60 s (javacv.video-decode-timeout)");
    }

    @Test
    void takesWhatThereIsOfAFileThatEndsEarly() {
        byte[] file = video("clip.mkv");
        VideoItem video = parse(Arrays.copyOf(file, file.length / 2), ALL);

        int frames = video.frames().size();
        assertThat(frames).isBetween(10, 40);
        assertThat(video.frames()).isEqualTo(parse(file, ALL).frames().subList(0, frames));
        assertError(
                () -> parse(Arrays.copyOf(golden(CLIP), 200), Map.of()),
                INVALID_MEDIA,
                "the video is damaged: its header cannot be read");
    }

    private static List<Integer> indices(VideoItem video) {
        return video.metadata().orElseThrow().frameIndices();
    }

    private static double meanDifference(ImageItem left, ImageItem right) {
        return IntStream.range(0, left.rgb().length)
                .map(i -> Math.abs((left.rgb()[i] & 0xff) - (right.rgb()[i] & 0xff)))
                .average()
                .orElseThrow();
    }

    private static VideoParser parser(JavacvConfig config) {
        return new VideoParser(config, TestingVideos.DEFAULT_CONFIG);
    }

    private static EncodedMedia mp4(byte[] file) {
        return new EncodedMedia(file, "video/mp4");
    }

    private static JsonObject none() {
        return TestingVideos.options(Map.of());
    }

    private static void assertError(ThrowingCallable call, ErrorCode code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
