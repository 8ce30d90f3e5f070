package dev.tessera.platform.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The templates, conversations and expected outputs among the test resources. */
final class Fixtures {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:34:56Z"), ZoneOffset.UTC);

    private static final JsonMapper JSON = new JsonMapper();

    private Fixtures() {}

    /** Variables by the name of the conversation. */
    static Map<String, Map<String, Object>> conversations() {
        return JSON.readValue(read("conversations.json"), new TypeReference<>() {});
    }

    /** Outputs by template and conversation; a map instead of a text where Jinja2 fails. */
    static Map<String, Map<String, Object>> expected() {
        return JSON.readValue(read("expected.json"), new TypeReference<>() {});
    }

    static String source(String name) {
        return read("chat/" + name + ".jinja");
    }

    static String string(String json) {
        return JSON.readValue(json, String.class);
    }

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
