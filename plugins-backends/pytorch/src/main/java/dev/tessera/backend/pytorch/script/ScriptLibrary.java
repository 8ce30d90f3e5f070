package dev.tessera.backend.pytorch.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The functions that scripts call, written by hand in TorchScript. */
final class ScriptLibrary {
    private static final String RESOURCE = "library.py";

    private ScriptLibrary() {}

    static String source() {
        try (InputStream in = requireNonNull(
                ScriptLibrary.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is not in the jar")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
