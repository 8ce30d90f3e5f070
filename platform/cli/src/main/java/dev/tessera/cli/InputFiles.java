package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.file.BoundedInput;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the files that a command's options name. {@code -} is the standard input, for one of them. */
final class InputFiles {
    private static final String STANDARD_INPUT = "-";

    private final InputStream standardInput;
    private final long maxMediaBytes;
    private boolean standardInputRead;

    InputFiles(InputStream standardInput, long maxMediaBytes) {
        this.standardInput = requireNonNull(standardInput, "standardInput is null");
        this.maxMediaBytes = maxMediaBytes;
    }

    /** @throws TesseraException MEDIA_UNREACHABLE, MEDIA_TOO_LARGE or, for a second standard input, INVALID_REQUEST */
    EncodedMedia media(String kind, String file) {
        return new EncodedMedia(
                read(new BoundedInput(label(kind, file), maxMediaBytes, MEDIA_UNREACHABLE, MEDIA_TOO_LARGE), file), "");
    }

    /** @throws TesseraException INVALID_REQUEST or REQUEST_TOO_LARGE */
    byte[] request(String file) {
        return read(
                new BoundedInput(
                        label("request", file), BoundedInput.LONGEST_ARRAY, INVALID_REQUEST, REQUEST_TOO_LARGE),
                file);
    }

    private static String label(String kind, String file) {
        return "the %s %s".formatted(kind, file.equals(STANDARD_INPUT) ? "on the standard input" : file);
    }

    private byte[] read(BoundedInput input, String file) {
        if (!file.equals(STANDARD_INPUT)) {
            return input.read(path(input, file));
        }
        if (standardInputRead) {
            throw new TesseraException(
                    INVALID_REQUEST, "the standard input can be read once, but - stands twice for it");
        }
        standardInputRead = true;
        return input.read(standardInput);
    }

    /** A locale without Unicode has no name for some files. */
    private static Path path(BoundedInput input, String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw input.failure(e.getReason(), e);
        }
    }
}
