package dev.tessera.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file cannot be read; the JDK's messages are often the bare file name. */
final class FileProblem {
    private FileProblem() {}

    static String of(IOException exception) {
        return switch (exception) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "access is denied";
            default -> exception.getMessage() == null ? "it is not readable" : exception.getMessage();
        };
    }
}
