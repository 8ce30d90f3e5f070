package dev.tessera.frontend.openai.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.frontend.openai.version.PluginVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Describes the API in the format of OpenAPI 3.1. Tests hold it to the routes and to what is asked and answered there. */
public final class OpenApiDocument {
    /** JSON, with the version of the plugin. */
    public static final String TEXT = read();

    private OpenApiDocument() {}

    private static String read() {
        try (InputStream document = OpenApiDocument.class.getResourceAsStream("/openapi.json")) {
            return new String(document.readAllBytes(), UTF_8).replace("\"VERSION\"", '"' + PluginVersion.VERSION + '"');
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json cannot be read", e);
        }
    }
}
