package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A request's body in a file or on the standard input. */
final class RequestBody {
    private static final String STANDARD_INPUT = "-";

    private RequestBody() {}

    static byte[] read(String file) {
        try {
            return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new TesseraException(
                    INVALID_REQUEST, "the request %s cannot be read: %s".formatted(file, FileProblem.of(e)), e);
        }
    }
}
