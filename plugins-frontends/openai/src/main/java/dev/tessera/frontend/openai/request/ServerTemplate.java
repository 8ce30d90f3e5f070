package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The chat template of a server: a file or, as with vLLM, the template itself where there is no such file and the text looks like
 * one, for which a brace or a line break is enough. On one line, {@code \n} and other escapes of Java stand for what they do there.
 */
final class ServerTemplate {
    private static final int MAX_BYTES = 1 << 20;

    private ServerTemplate() {}

    /** @throws TesseraException INVALID_CONFIGURATION where it is neither */
    static String read(String configured) {
        try (InputStream file = Files.newInputStream(Path.of(configured))) {
            byte[] template = file.readNBytes(MAX_BYTES + 1);
            if (template.length > MAX_BYTES) {
                throw new TesseraException(
                        INVALID_CONFIGURATION,
                        "openai.chat-template is %s, which has more than the %d bytes that are allowed"
                                .formatted(configured, MAX_BYTES));
            }
            return text(template);
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

    private static String text(byte[] template) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(template)).toString();
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
