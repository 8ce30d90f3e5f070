package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are opened in the tests of the distribution. */
final class TesseraModelBuilderTest {
    @TempDir
    private Path home;

    @Test
    void refusesUnknownConfiguration() throws IOException {
        Files.createDirectory(home.resolve("plugins"));
        assertThatThrownBy(() -> TesseraModel.builder("demo")
                        .home(home)
                        .set("engine.dtipe", "float32")
                        .open())
                .hasMessageContaining("engine.dtipe")
                .returns(INVALID_CONFIGURATION, e -> ((TesseraException) e).code());
    }
}
