package dev.tessera.media.embeddings;

import dev.tessera.spi.media.EncodedMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files beside this class, which README.md there describes. */
public final class TestingFiles {
    private TestingFiles() {}

    public static EncodedMedia media(String name) {
        return media(bytes(name));
    }

    public static EncodedMedia media(byte[] bytes) {
        return new EncodedMedia(bytes, "");
    }

    public static byte[] bytes(String name) {
        try (InputStream file = TestingFiles.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
