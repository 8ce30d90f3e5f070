package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a checkpoint beside its weights. */
final class CheckpointFilesTest {
    @TempDir
    private Path directory;

    private CheckpointDirectory checkpoint;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(directory.resolve("config.json"), "{}");
        SafetensorsFixture.write(directory.resolve("model.safetensors"), "{}", 0);
        checkpoint = CheckpointDirectory.open(directory);
    }

    @AfterEach
    void close() {
        checkpoint.close();
    }

    @Test
    void readsJsonAndText() throws IOException {
        Files.writeString(directory.resolve("a.json"), "{\"b\": \"c\"}");
        Files.writeString(directory.resolve("a.jinja"), "{{ é }}\n");
        assertThat(checkpoint.json("a.json").orElseThrow().string("b")).isEqualTo("c");
        assertThat(checkpoint.text("a.jinja")).contains("{{ é }}\n");
        assertThat(checkpoint.file("a.json")).contains(directory.resolve("a.json"));
    }

    @Test
    void whatIsNotAFileIsNotThere() throws IOException {
        Files.createDirectory(directory.resolve("directory"));
        for (String name : new String[] {"gone", "directory"}) {
            assertThat(checkpoint.json(name)).isEmpty();
            assertThat(checkpoint.text(name)).isEmpty();
            assertThat(checkpoint.file(name)).isEmpty();
        }
    }

    @Test
    void refusesNamesThatLeaveTheDirectory() {
        for (String name : new String[] {"../config.json", "/etc/passwd", "..", "a/b", ""}) {
            assertRefused(() -> checkpoint.json(name), "which is not a file name");
            assertRefused(() -> checkpoint.text(name), "which is not a file name");
            assertRefused(() -> checkpoint.file(name), "which is not a file name");
        }
    }

    @Test
    void refusesFilesOverTheLimit() throws IOException {
        long tooLarge = (256L << 20) + 1;
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("large.json").toFile(), "rw")) {
            file.setLength(tooLarge);
        }
        assertRefused(
                () -> checkpoint.json("large.json"),
                "large.json has 268435457 bytes, more than the limit of 268435456");
    }

    private static void assertRefused(ThrowingCallable action, String problem) {
        TesseraException exception = catchThrowableOfType(TesseraException.class, action);
        assertThat(exception).hasMessageContaining(problem);
        assertThat(exception.code()).isEqualTo(INVALID_CHECKPOINT);
    }
}
