package dev.tessera.platform.file;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads as a whole what somebody names, up to a limit. Errors say in words why it cannot be read; the JDK's messages are often
 * the bare file name.
 *
 * @param label what errors call it, such as {@code the picture a.png}
 * @param maxBytes the limit, which is that of an array where it is more than an array can hold
 * @param unreadable the code of errors about what is missing, a directory or not readable
 * @param tooLarge the code of errors about what is over the limit, or does not fit into memory
 */
public record BoundedInput(String label, long maxBytes, ErrorCode unreadable, ErrorCode tooLarge) {
    /** The longest array of any JVM. */
    public static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    public BoundedInput {
        requireNonNull(label, "label is null");
        maxBytes = Math.min(maxBytes, LONGEST_ARRAY);
        requireNonNull(unreadable, "unreadable is null");
        requireNonNull(tooLarge, "tooLarge is null");
    }

    /**
     * Reads a file, or a pipe that has a name.
     *
     * @throws TesseraException with one of the two codes
     */
    public byte[] read(Path file) {
        if (Files.isDirectory(file)) {
            throw new TesseraException(unreadable, message("it is a directory"));
        }
        try (InputStream stream = Files.newInputStream(file)) {
            // that of a pipe is 0
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new TesseraException(
                        tooLarge, "%s has %d bytes, but the limit is %d".formatted(label, size, maxBytes));
            }
            return read(stream);
        } catch (IOException e) {
            throw failure(problem(e), e);
        }
    }

    /**
     * Reads a stream to its end, and does not close it.
     *
     * @throws TesseraException with one of the two codes
     */
    public byte[] read(InputStream stream) {
        try {
            byte[] bytes = stream.readNBytes((int) maxBytes);
            if (stream.read() >= 0) {
                throw new TesseraException(
                        tooLarge, "%s has more bytes than the limit of %d".formatted(label, maxBytes));
            }
            return bytes;
        } catch (OutOfMemoryError e) {
            throw new TesseraException(tooLarge, "%s does not fit into memory".formatted(label), e);
        } catch (IOException e) {
            throw failure(problem(e), e);
        }
    }

    /** The error of what cannot be read, for a problem that came up before the reading. */
    public TesseraException failure(String problem, Throwable cause) {
        return new TesseraException(unreadable, message(problem), cause);
    }

    private String message(String problem) {
        return "%s cannot be read: %s".formatted(label, problem);
    }

    private static String problem(IOException exception) {
        String problem = switch (exception) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            case FileSystemException e -> e.getReason();
            default -> exception.getMessage();
        };
        return problem == null ? "it is not readable" : problem;
    }
}
