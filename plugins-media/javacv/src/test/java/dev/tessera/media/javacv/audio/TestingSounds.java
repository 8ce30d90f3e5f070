package dev.tessera.media.javacv.audio;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.media.javacv.TestingImages;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EncodedMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Sounds for tests, and a parser with the default configuration. */
final class TestingSounds {
    static final JsonObject NO_OPTIONS = JsonObject.empty("media_io_kwargs.audio", INVALID_REQUEST);
    static final AudioConfig DEFAULT_CONFIG =
            config(25 << 20, Duration.ofSeconds(600), 256 << 20, Duration.ofSeconds(60));

    private TestingSounds() {}

    static AudioConfig config(long fileBytes, Duration duration, long decodedBytes, Duration timeout) {
        return new AudioConfig(new DataSize(fileBytes), duration, new DataSize(decodedBytes), timeout);
    }

    static AudioItem parse(byte[] file) {
        return parse(file, DEFAULT_CONFIG);
    }

    static AudioItem parse(byte[] file, AudioConfig config) {
        return new AudioParser(config).parse(new EncodedMedia(file, ""), NO_OPTIONS);
    }

    /** One of the sounds beside {@code expected.tsv}, or else a golden one. */
    static byte[] sound(String name) {
        try (InputStream stream = TestingSounds.class.getResourceAsStream("sounds/" + name)) {
            return stream == null ? TestingImages.golden(name) : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
