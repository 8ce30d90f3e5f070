package dev.tessera.media.javacv;

import static dev.tessera.media.javacv.TestingImages.golden;
import static dev.tessera.media.javacv.TestingImages.image;
import static dev.tessera.media.javacv.TestingImages.pngHeader;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.media.VideoMetadata;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VideoParserTest {
    private final VideoParser parser = TestingVideos.PARSER;

    @Test
    void checksOptionsThatHoldForAllVideos() {
        parser.checkOptions(options(Map.of("fps", 2, "num_frames", 16)));

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> parser.checkOptions(options(Map.of("fps", "fast"))))
                .withMessageContaining("fps: expected a number");
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> parser.checkOptions(options(Map.of("duration", 3))))
                .withMessageContaining("duration: only of videos that are sent frame by frame");
    }

    @Test
    void decodesVideos() {
        assertThat(parser.modality()).isEqualTo(Modality.VIDEO);
    }

    @Test
    void decodesEachFrameAsAnImage() {
        byte[] jpeg = image("jpg-17-q100.jpg");
        byte[] other = image("jpg-17-2x2.jpg");
        byte[] gray = image("jpg-17-gray.jpg");

        VideoItem video = parse(Map.of(), jpeg, other, gray);

        assertThat(video.frames())
                .containsExactly(TestingImages.parse(jpeg), TestingImages.parse(other), TestingImages.parse(gray));
        assertThat(video.framesPerSecond()).isEqualTo(1);
    }

    @Test
    void takesFramesEvenly() {
        byte[][] files = frames(8);

        VideoItem video = parse(Map.of("num_frames", 4), files);

        assertThat(video.frames())
                .containsExactlyElementsOf(Stream.of(0, 2, 4, 7)
                        .map(index -> TestingImages.parse(files[index]))
                        .toList());
        assertThat(video.framesPerSecond()).isEqualTo(0.5);
    }

    @Test
    void doesNotDecodeFramesThatItDoesNotTake() {
        byte[][] files = frames(8);
        files[1] = new byte[] {1, 2, 3};
        files[3] = new byte[0];

        assertThat(parse(Map.of("num_frames", 4), files).frames()).hasSize(4);
    }

    @Test
    void takesThirtyTwoFramesUnlessAskedForMore() {
        byte[][] files = frames(40);

        assertThat(parse(Map.of(), files).frames()).hasSize(32);
        assertThat(parse(Map.of("num_frames", -1), files).frames()).hasSize(40);
        assertThat(parse(Map.of("num_frames", 100), files).frames()).hasSize(40);
        assertThat(parse(Map.of("num_frames", 1), files).frames()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void knowsTheRateOfTheTakenFrames(Map<String, Object> options, double rate) {
        assertThat(parse(options, frames(8)).framesPerSecond()).isEqualTo(rate);
    }

    static Stream<Object[]> knowsTheRateOfTheTakenFrames() {
        return Stream.of(
                new Object[] {Map.of("fps", 2), 2.0},
                new Object[] {Map.of("fps", 2, "num_frames", 4), 1.0},
                new Object[] {Map.of("fps", 25, "total_num_frames", 50), 4.0},
                new Object[] {
                    Map.of(
                            "fps",
                            25.0,
                            "total_num_frames",
                            50,
                            "frames_indices",
                            List.of(0, 7, 14, 21, 28, 35, 42, 49)),
                    4.0
                },
                new Object[] {Map.of("fps", 25, "duration", 4.0), 2.0},
                new Object[] {Map.of("fps", 25, "duration", 0), 25.0},
                new Object[] {Map.of("do_sample_frames", false), 1.0});
    }

    @ParameterizedTest
    @MethodSource("refusesOptionsThatDoNotFit")
    void assertion41RefusesOptionsThatDoNotFit(Map<String, Object> options, String problem) {
        assertError(() -> parse(options, frames(3)), INVALID_REQUEST, "media_io_kwargs.video: " + problem);
    }

    static Stream<Object[]> refusesOptionsThatDoNotFit() {
        return Stream.of(
                new Object[] {
                    Map.of("num_frames", 0), "num_frames: expected a whole number above zero, or -1 for all, found 0"
                },
                new Object[] {
                    Map.of("num_frames", -2), "num_frames: expected a whole number above zero, or -1 for all, found -2"
                },
                new Object[] {Map.of("num_frames", "4"), "num_frames: expected a whole number, found \"4\""},
                new Object[] {Map.of("fps", 0), "fps: expected a number above zero, found 0.0"},
                new Object[] {
                    Map.of("frames_indices", List.of(0, 1)),
                    "frames_indices: there are 2 indices for the 3 frames of the sequence"
                },
                new Object[] {
                    Map.of("frames_indices", List.of(0, 1, 2, 3)),
                    "frames_indices: there are 4 indices for the 3 frames of the sequence"
                },
                new Object[] {Map.of("frames_indices", List.of(0, 2, 1)), "frames_indices: 1 is out of order"},
                new Object[] {Map.of("frames_indices", List.of(-1, 2, 3)), "frames_indices: -1 is out of order"},
                new Object[] {
                    Map.of("total_num_frames", 2),
                    "total_num_frames: the sequence has 3 frames, more than the 2 of the video"
                },
                new Object[] {Map.of("duration", -1), "duration: -1.0 seconds are not possible"},
                new Object[] {Map.of("duration", 1e-320), "duration: 1.0E-320 seconds are not possible"},
                new Object[] {Map.of("fps", 1e-320), "fps: 1.0E-320 is not a number from 1.0E-6 to 1000000.0"},
                new Object[] {
                    Map.of("do_sample_frames", true),
                    "do_sample_frames: frames of a sequence are not sampled by their rate; leave it out"
                },
                new Object[] {
                    Map.of("frames", 3),
                    "frames: unknown; known are backend, do_sample_frames, duration, fps, frame_recovery,"
                            + " frames_indices, max_duration, num_frames, total_num_frames, video_backend"
                });
    }

    @Test
    void tellsWhichFramesOfTheWholeVideoItTook() {
        VideoItem video = parse(
                Map.of(
                        "fps",
                        25.0,
                        "total_num_frames",
                        50,
                        "frames_indices",
                        List.of(0, 7, 14, 21, 28, 35, 42, 49),
                        "num_frames",
                        4),
                frames(8));

        assertThat(video.metadata()).contains(new VideoMetadata(25, 50, 2, List.of(0, 14, 28, 49)));
        assertThat(parse(Map.of("num_frames", 4), frames(8)).metadata())
                .contains(new VideoMetadata(1, 8, 8, List.of(0, 2, 4, 7)));
    }

    @Test
    void saysWhichFrameIsWrong() {
        byte[][] files = frames(3);
        files[2] = Arrays.copyOf(files[0], files[0].length / 2);

        assertError(() -> parse(Map.of(), files), INVALID_MEDIA, "frame 2 of the video: the image is truncated");
    }

    @Test
    void refusesFramesThatAreEmptyOrNotBase64() {
        String frame = base64(image("png-2-8-0-13.png"));

        assertError(() -> parse(frame + ","), INVALID_MEDIA, "frame 1 of the video: the image is empty");
        assertError(() -> parse(""), INVALID_MEDIA, "frame 0 of the video: the image is empty");
        assertError(
                () -> parse(frame + ",!" + frame), INVALID_MEDIA, "frame 1 of the video: its content is not base64");
    }

    @Test
    void refusesFramesOfDifferentSizes() {
        assertError(
                () -> parse(Map.of(), golden("scene_640x480.jpg"), image("jpg-17-q100.jpg")),
                INVALID_MEDIA,
                "frame 1 of the video has 17 x 33 pixels, but the first has 640 x 480");
    }

    @Test
    void refusesMoreFramesThanTheLimit() {
        VideoParser limited =
                new VideoParser(new JavacvConfig(1000, List.of("0", "0", "0"), 3, 1000), TestingVideos.DEFAULT_CONFIG);
        String three = String.join(",", Collections.nCopies(3, base64(image("png-2-8-0-13.png"))));

        assertThat(limited.parse(sequence(three), options(Map.of())).frames()).hasSize(3);
        assertError(
                () -> limited.parse(sequence(three + ","), options(Map.of())),
                MEDIA_TOO_LARGE,
                "the video has more frames than the limit of 3 (javacv.max-video-frames)");
    }

    @Test
    void refusesMorePixelsThanTheLimitBeforeDecodingAny() {
        String frame = base64(pngHeader(10_000, 10_000));

        assertError(
                () -> parse(String.join(",", Collections.nCopies(3, frame))),
                MEDIA_TOO_LARGE,
                "the video has 3 frames of 10000 x 10000 pixels, 300000000 pixels, but the limit is 268435456"
                        + " (javacv.max-video-pixels)");
        assertError(
                () -> parse(base64(pngHeader(20_000, 10_000))),
                MEDIA_TOO_LARGE,
                "frame 0 of the video: the image has 20000 x 10000 = 200000000 pixels, but the limit is 178956970"
                        + " (javacv.max-image-pixels)");
    }

    @Test
    void refusesFramesWithLongSides() {
        assertError(
                () -> parse(base64(pngHeader(1, 2_000_000))),
                MEDIA_TOO_LARGE,
                "frame 0 of the video: the image has 1 x 2000000 pixels, but the limit of a side is 65536");
    }

    private VideoItem parse(Map<String, Object> options, byte[]... files) {
        return parser.parse(
                sequence(String.join(
                        ",", Arrays.stream(files).map(VideoParserTest::base64).toList())),
                options(options));
    }

    private VideoItem parse(String text) {
        return parser.parse(sequence(text), options(Map.of()));
    }

    private static EncodedMedia sequence(String text) {
        return new EncodedMedia(text.getBytes(US_ASCII), "video/jpeg");
    }

    /** Pictures of one size, most of them different. */
    private static byte[][] frames(int count) {
        List<String> names = List.of(
                "jpg-17-q100.jpg",
                "jpg-17-q1.jpg",
                "jpg-17-gray.jpg",
                "jpg-17-2x2.jpg",
                "jpg-17-1x2.jpg",
                "jpg-17-2x1.jpg");
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> image(names.get(i % names.size())))
                .toArray(byte[][]::new);
    }

    private static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }

    private static JsonObject options(Map<String, Object> members) {
        return JsonObject.of(new HashMap<>(members), "media_io_kwargs.video", INVALID_REQUEST);
    }

    private static void assertError(ThrowingCallable call, ErrorCode code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
