package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads media from files that the program names. */
final class MediaFile {
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private MediaFile() {}

    static EncodedMedia read(Path file) {
        // the name alone: programs show such messages to users of theirs
        Path name = file.getFileName();
        if (!Files.isRegularFile(file)) {
            throw new TesseraException(MEDIA_UNREACHABLE, "there is no file %s".formatted(name));
        }
        try {
            long size = Files.size(file);
            if (size > LONGEST_ARRAY) {
                throw new TesseraException(
                        MEDIA_TOO_LARGE,
                        "the file %s has %d bytes, but the limit is %d".formatted(name, size, LONGEST_ARRAY));
            }
            return new EncodedMedia(Files.readAllBytes(file), "");
        } catch (IOException e) {
            throw new TesseraException(MEDIA_UNREACHABLE, "the file %s cannot be read".formatted(name), e);
        }
    }
}
