package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The chat template of a server: a file or, as with vLLM, the template itself where there is no such file and the text looks like
 * one, for which a brace or a line break is enough. On one line, {@code \n} and other escapes of Java stand for what they do there.
 */
final class ServerTemplate {
    private ServerTemplate() {}

    /** @throws TesseraException INVALID_CONFIGURATION where it is neither */
    static String read(String configured) {
        try {
            return Files.readString(Path.of(configured));
        } catch (IOException | InvalidPathException e) {
            if (configured.chars().noneMatch(character -> "{}\n".indexOf(character) >= 0)) {
                throw new TesseraException(
                        INVALID_CONFIGURATION,
                        "openai.chat-template is %s, which cannot be read as a text".formatted(configured),
                        e);
            }
            return unescaped(configured);
        }
    }

    private static String unescaped(String template) {
        try {
            return template.translateEscapes();
        } catch (IllegalArgumentException e) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "openai.chat-template has a backslash before what is not escaped; write two of them",
                    e);
        }
    }
}
