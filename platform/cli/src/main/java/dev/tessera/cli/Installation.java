package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.spi.error.TesseraException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where Tessera is installed, as the launcher says. */
final class Installation {
    private static final String HOME = "tessera.home";

    private Installation() {}

    static Path home() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "the system property %s is not set; start Tessera with bin/tessera".formatted(HOME));
        }
        return Path.of(home);
    }

    /** The directory of a model: one that comes with Tessera, by its name, or else a directory of the user's. */
    static Path model(String nameOrDirectory) {
        Path embedded = home().resolve("models").resolve(nameOrDirectory).normalize();
        boolean isName = nameOrDirectory.equals(String.valueOf(embedded.getFileName()));
        return isName && Files.isDirectory(embedded) ? embedded : Path.of(nameOrDirectory);
    }

    /** Whether messages on the error output are read by a person. */
    static boolean isTerminal() {
        return Boolean.getBoolean("tessera.terminal");
    }
}
