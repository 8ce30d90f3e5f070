package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.VideoItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Video files for tests, and a parser with the default configuration. */
final class TestingVideos {
    static final VideoConfig DEFAULT_CONFIG =
            new VideoConfig("opencv", 35_389_440, Duration.ofHours(1), Duration.ofSeconds(60));
    static final VideoParser PARSER = new VideoParser(TestingImages.DEFAULT_CONFIG, DEFAULT_CONFIG);

    private TestingVideos() {}

    static VideoItem parse(byte[] file, Map<String, Object> options) {
        return PARSER.parse(new EncodedMedia(file, "video/mp4"), options(options));
    }

    static JsonObject options(Map<String, Object> members) {
        return JsonObject.of(new HashMap<>(members), "media_io_kwargs.video", INVALID_REQUEST);
    }

    /** One of the files whose making {@code videos/README.md} tells. */
    static byte[] video(String name) {
        try (InputStream stream = TestingVideos.class.getResourceAsStream("videos/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
