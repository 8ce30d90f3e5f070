package dev.tessera.media.javacv;

import static dev.tessera.media.javacv.TestingImages.DEFAULT_CONFIG;
import static dev.tessera.media.javacv.TestingImages.NO_OPTIONS;
import static dev.tessera.media.javacv.TestingImages.golden;
import static dev.tessera.media.javacv.TestingImages.image;
import static dev.tessera.media.javacv.TestingImages.parse;
import static dev.tessera.media.javacv.TestingImages.pngHeader;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageParserTest {
    @Test
    void parsesImages() {
        assertThat(TestingImages.PARSER.modality()).isEqualTo(Modality.IMAGE);
    }

    @Test
    void goesByTheBytesAndNotByTheDeclaredType() {
        assertThat(TestingImages.PARSER.parse(new EncodedMedia(golden("small_28x28.bmp"), "image/png"), NO_OPTIONS))
                .hasToString("image of 28 x 28 pixels");
    }

    @Test
    void assertion32RefusesTooManyPixelsByTheHeaderAlone() {
        assertError(
                () -> parse(pngHeader(40_000, 40_000)),
                MEDIA_TOO_LARGE,
                "the image has 40000 x 40000 = 1600000000 pixels, but the limit is 178956970"
                        + " (javacv.max-image-pixels)");
    }

    /** Its few pixels are within the limit, but a line of them packs into a small file. */
    @Test
    void refusesLongSidesByTheHeaderAlone() {
        assertError(
                () -> parse(pngHeader(2_000_000, 1)),
                MEDIA_TOO_LARGE,
                "the image has 2000000 x 1 pixels, but the limit of a side is 65536");
        assertError(
                () -> parse(pngHeader(1, 2_000_000)),
                MEDIA_TOO_LARGE,
                "the image has 1 x 2000000 pixels, but the limit of a side is 65536");
        assertError(
                () -> parse(pngHeader(65_537, 1)),
                MEDIA_TOO_LARGE,
                "the image has 65537 x 1 pixels, but the limit of a side is 65536");
        // goes on to the pixels, of which there are none
        assertThatThrownBy(() -> parse(pngHeader(65_536, 1)))
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        error -> assertThat(error.code()).isEqualTo(INVALID_MEDIA));
    }

    @Test
    void takesExactlyTheLimit() {
        ImageParser parser = new ImageParser(new JavacvConfig(28 * 28, DEFAULT_CONFIG.imageBackground(), 1, 1));
        ImageParser tighter = new ImageParser(new JavacvConfig(28 * 28 - 1, DEFAULT_CONFIG.imageBackground(), 1, 1));
        EncodedMedia media = new EncodedMedia(golden("small_28x28.bmp"), "");

        assertThat(parser.parse(media, NO_OPTIONS).width()).isEqualTo(28);
        assertError(
                () -> tighter.parse(media, NO_OPTIONS),
                MEDIA_TOO_LARGE,
                "the image has 28 x 28 = 784 pixels, but the limit is 783 (javacv.max-image-pixels)");
    }

    @Test
    void refusesWhatDoesNotFitAnArrayEvenWithoutALimit() {
        ImageParser parser = new ImageParser(new JavacvConfig(0, DEFAULT_CONFIG.imageBackground(), 1, 1));

        assertError(
                () -> parser.parse(new EncodedMedia(pngHeader(40_000, 40_000), ""), NO_OPTIONS),
                MEDIA_TOO_LARGE,
                "the image has 40000 x 40000 = 1600000000 pixels, but the limit is 715827879"
                        + " (javacv.max-image-pixels)");
    }

    @Test
    void refusesAnEmptyFile() {
        assertError(() -> parse(new byte[0]), INVALID_MEDIA, "the image is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "%PDF-1.7", "<svg/>", "RIFFxxxxWAVE", "\0\0\0\u0018ftypheic", "B", "\u00ff\u00d8"})
    void refusesFilesThatAreNoImages(String text) {
        assertError(
                () -> parse(text.getBytes(ISO_8859_1)),
                UNSUPPORTED_MEDIA,
                "this is not an image in a supported format: JPEG, PNG, WebP, GIF, BMP or TIFF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scene_640x480.jpg",
                "progressive_223x149.jpg",
                "cmyk_150x110.jpg",
                "gray_128x200.jpg",
                "shapes_336x336.png",
                "gray16_120x90.png",
                "small_28x28.bmp"
            })
    void assertion33RefusesFilesThatEndEarly(String name) {
        byte[] file = golden(name);

        assertError(() -> parse(Arrays.copyOf(file, file.length / 2)), INVALID_MEDIA, "the image is truncated");
        assertError(() -> parse(Arrays.copyOf(file, file.length - 60)), INVALID_MEDIA, "the image is truncated");
        assertError(() -> parse(Arrays.copyOf(file, 20)), INVALID_MEDIA, "the image is truncated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide_1021x333.webp", "lossless_140x84.webp", "lzw_200x133.tif"})
    void refusesFilesWithoutTheirEnd(String name) {
        byte[] file = golden(name);

        assertThatThrownBy(() -> parse(Arrays.copyOf(file, file.length - 60)))
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(INVALID_MEDIA))
                .message()
                .startsWith("the ");
    }

    @Test
    void refusesAGifWhoseFirstFrameEndsEarly() {
        byte[] file = image("gif-33-256-1.gif");

        assertError(
                () -> parse(Arrays.copyOf(file, file.length - 60)),
                INVALID_MEDIA,
                "the GIF image is damaged: its pixels cannot be decoded");
    }

    @ParameterizedTest
    @CsvSource({
        "png-2-8-0-13.png, 16, 4, 'the PNG image is damaged: a side of 0 pixels is not possible'",
        "jpg-17-1x1.jpg, 163, 2, 'the JPEG image is damaged: 17 x 0 pixels are not possible'",
        "bmp-8.bmp, 18, 4, 'the BMP image is damaged: 0 x 7 pixels are not possible'",
        "gif-33-16-1t.gif, 75, 2, 'the GIF image is damaged: a frame of 33 x 0 pixels is not possible'",
        "webp-31-50-0.webp, 26, 2, 'the WebP image is damaged: 0 x 17 pixels are not possible'",
        "tif-ii-gray8.tif, 18, 2, 'the TIFF image is damaged: its size is missing'",
    })
    void refusesImagesWithoutASide(String name, int offset, int length, String message) {
        byte[] file = image(name);
        Arrays.fill(file, offset, offset + length, (byte) 0);

        assertError(() -> parse(file), INVALID_MEDIA, message);
    }

    @Test
    void refusesJpegsOfManyScans() {
        byte[] file = image("jpg-17-2x2p.jpg");
        int scan = lastMarker(file, 0xda);
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        repeated.write(file, 0, scan);
        for (int i = 0; i < 200; i++) {
            repeated.write(file, scan, file.length - 2 - scan);
        }
        repeated.write(file, file.length - 2, 2);

        assertError(
                () -> parse(repeated.toByteArray()),
                UNSUPPORTED_MEDIA,
                "JPEG images with more than 100 scans are not supported");
    }

    @Test
    void refusesJpegsOfManySegments() {
        byte[] file = image("jpg-17-2x2.jpg");
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(file, 0, 2);
        for (int i = 0; i < 10_001; i++) {
            padded.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe5, 0, 2});
        }
        padded.write(file, 2, file.length - 2);

        assertError(
                () -> parse(padded.toByteArray()),
                INVALID_MEDIA,
                "the JPEG image is damaged: it has more than 10000 segments");
    }

    @Test
    void inflatesOnlyTheLastOfManyTextsOfAPng() {
        byte[] file = image("png-2-8-0-13.png");
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(file, 0, 33);
        byte[] bomb = TestingImages.pngChunk("zTXt", TestingImages.deflated("Raw profile type exif\0\0", 1 << 20));
        for (int i = 0; i < 20_000; i++) {
            padded.writeBytes(bomb);
        }
        padded.write(file, 33, file.length - 33);

        Duration took =
                ProcessorTime.of(() -> assertThat(parse(padded.toByteArray())).isEqualTo(parse(file)));
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void assertion34LaysTransparencyOverTheRequestedColour() {
        JsonObject options = options(Map.of("rgba_background_color", List.of(10L, 20L, 30L)));
        ImageItem image = TestingImages.PARSER.parse(new EncodedMedia(image("gif-33-screen-t.gif"), ""), options);

        assertThat(lastPixel(image)).containsExactly(10, 20, 30);
    }

    @Test
    void assertion34LaysTransparencyOverTheConfiguredColour() {
        ImageParser parser = new ImageParser(new JavacvConfig(0, List.of("1", "2", "3"), 1, 1));
        ImageItem image = parser.parse(new EncodedMedia(image("gif-33-screen-t.gif"), ""), NO_OPTIONS);

        assertThat(lastPixel(image)).containsExactly(1, 2, 3);
    }

    @Test
    void refusesUnknownOptions() {
        assertError(
                () -> TestingImages.PARSER.parse(
                        new EncodedMedia(image("bmp-8.bmp"), ""), options(Map.of("image_moed", "RGB"))),
                INVALID_REQUEST,
                "media_io_kwargs.image: image_moed: unknown; known are image_mode, rgba_background_color");
        assertError(
                () -> TestingImages.PARSER.checkOptions(options(Map.of("image_moed", "RGB"))),
                INVALID_REQUEST,
                "media_io_kwargs.image: image_moed: unknown; known are image_mode, rgba_background_color");
    }

    @Test
    void decodesTheSameInManyThreads() throws Exception {
        List<String> names = List.of("jpg-17-2x2.jpg", "jpg-17-cmyk50-2.jpg", "webp-31-50-6a.webp", "png-6-8-1-13.png");
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            byte[] file = image(names.get(i % names.size()));
            ImageItem expected = parse(file);
            tasks.add(() -> parse(file).equals(expected));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> same : threads.invokeAll(tasks)) {
                assertThat(same.get()).isTrue();
            }
        }
    }

    private static int lastMarker(byte[] file, int marker) {
        int at = file.length - 2;
        while ((file[at] & 0xff) != 0xff || (file[at + 1] & 0xff) != marker) {
            at--;
        }
        return at;
    }

    private static List<Integer> lastPixel(ImageItem image) {
        int at = image.rgb().length - 3;
        return List.of(image.rgb()[at] & 0xff, image.rgb()[at + 1] & 0xff, image.rgb()[at + 2] & 0xff);
    }

    private static JsonObject options(Map<String, Object> members) {
        return JsonObject.of(members, "media_io_kwargs.image", INVALID_REQUEST);
    }

    private static void assertError(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
