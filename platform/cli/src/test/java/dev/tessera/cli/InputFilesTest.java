package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFilesTest {
    private static final byte[] PIPED = {1, 2, 3};

    @TempDir
    private Path directory;

    @Test
    void readsFiles() throws IOException {
        String file = Files.write(directory.resolve("a"), PIPED).toString();

        assertThat(files(3).media("picture", file).bytes()).containsExactly(PIPED);
        assertThat(files(1).request(file))
                .as("media's limit is not a request's")
                .containsExactly(PIPED);
    }

    @Test
    void readsTheStandardInput() {
        assertThat(files(3).media("picture", "-").bytes()).containsExactly(PIPED);
        assertThat(files(1).request("-")).containsExactly(PIPED);
        assertRefused(MEDIA_TOO_LARGE, "the picture on the standard input has more bytes than the limit of 2", () -> {
            var _ = files(2).media("picture", "-");
        });
    }

    @Test
    void readsTheStandardInputOnce() {
        InputFiles files = files(3);
        var _ = files.media("picture", "-");

        assertRefused(INVALID_REQUEST, "the standard input can be read once, but - stands twice for it", () -> {
            var _ = files.media("sound", "-");
        });
    }

    @Test
    void saysWhatCannotBeRead() {
        assertRefused(MEDIA_UNREACHABLE, "the sound gone.wav cannot be read: there is no such file", () -> {
            var _ = files(3).media("sound", "gone.wav");
        });
        assertRefused(INVALID_REQUEST, "the request gone.json cannot be read: there is no such file", () -> {
            var _ = files(3).request("gone.json");
        });
        assertRefused(MEDIA_UNREACHABLE, "the video a\0b cannot be read: Nul character not allowed", () -> {
            var _ = files(3).media("video", "a\0b");
        });
    }

    private static InputFiles files(int maxMediaBytes) {
        return new InputFiles(new ByteArrayInputStream(PIPED), maxMediaBytes);
    }

    private static void assertRefused(ErrorCode code, String message, ThrowingCallable reading) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(reading)
                .withMessage(message)
                .returns(code, TesseraException::code);
    }
}
