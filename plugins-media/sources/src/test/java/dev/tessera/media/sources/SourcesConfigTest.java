package dev.tessera.media.sources;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcesConfigTest {
    @Test
    void refusesAPathThatIsNoDirectory(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        for (Path path : new Path[] {file, directory.resolve("missing")}) {
            assertThatThrownBy(() -> new SourcesConfig(Optional.of(path)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("allowed-local-media-path is %s, but has to be a directory".formatted(path));
        }
    }
}
