package dev.tessera.platform.file;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BoundedInputTest {
    @TempDir
    private Path directory;

    @Test
    void readsFilesUpToTheLimit() throws IOException {
        Path file = Files.write(directory.resolve("a"), new byte[] {1, 2, 3});

        assertThat(input(3).read(file)).containsExactly(1, 2, 3);
        assertRefused(MEDIA_TOO_LARGE, "the file a has 3 bytes, but the limit is 2", () -> input(2).read(file));
    }

    @Test
    void readsStreamsUpToTheLimit() {
        assertThat(input(3).read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
                .containsExactly(1, 2, 3);
        assertRefused(
                MEDIA_TOO_LARGE,
                "the file a has more bytes than the limit of 2",
                () -> input(2).read(new ByteArrayInputStream(new byte[3])));
    }

    @Test
    void readsWhatHasNoSizeBeforehand() {
        assertThat(input(Long.MAX_VALUE).read(Path.of("/proc/self/status"))).isNotEmpty();
    }

    @Test
    void refusesWhatNoArrayHolds() throws IOException {
        Path file = directory.resolve("large");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(3L << 30);
        }
        assertRefused(
                MEDIA_TOO_LARGE,
                "the file a has 3221225472 bytes, but the limit is 2147483639",
                () -> input(Long.MAX_VALUE).read(file));
    }

    @Test
    void refusesWhatDoesNotFitIntoMemory() {
        FailingStream stream = new FailingStream(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertRefused(MEDIA_TOO_LARGE, "the file a does not fit into memory", () -> input(9).read(stream));
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path file = Files.createFile(directory.resolve("b"));

        assertUnreadable("there is no such file", directory.resolve("gone"));
        assertUnreadable("it is a directory", directory);
        assertUnreadable("Not a directory", file.resolve("c"));
    }

    @Test
    void saysWhyAStreamCannotBeRead() {
        FailingStream stream = new FailingStream(() -> {
            throw new IOException();
        });
        assertRefused(INVALID_REQUEST, "the file a cannot be read: it is not readable", () -> input(9).read(stream));
    }

    private static void assertUnreadable(String problem, Path file) {
        assertRefused(INVALID_REQUEST, "the file a cannot be read: " + problem, () -> input(9).read(file));
    }

    private static void assertRefused(ErrorCode code, String message, ThrowingCallable reading) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(reading)
                .withMessage(message)
                .returns(code, TesseraException::code);
    }

    private static BoundedInput input(long maxBytes) {
        return new BoundedInput("the file a", maxBytes, INVALID_REQUEST, MEDIA_TOO_LARGE);
    }

    /** A stream of which nothing can be read. */
    private static final class FailingStream extends InputStream {
        private final Failure failure;

        FailingStream(Failure failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            return failure.fail();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return failure.fail();
        }

        /** How reading fails. */
        private interface Failure {
            int fail() throws IOException;
        }
    }
}
