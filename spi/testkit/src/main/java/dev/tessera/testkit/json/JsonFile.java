package dev.tessera.testkit.json;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON that a test trusts. */
public final class JsonFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> LIST = new TypeReference<>() {};

    private JsonFile() {}

    /** A file that holds an object. */
    public static JsonObject read(Path file) {
        return JsonObject.of(readValue(file, MEMBERS), name(file), INTERNAL_ERROR);
    }

    /** A file that holds a list of objects. */
    public static List<JsonObject> readAll(Path file) {
        return readValue(file, LIST).stream()
                .map(members -> JsonObject.of(members, name(file), INTERNAL_ERROR))
                .toList();
    }

    /** A resource beside a class, or nothing where there is none of that name. */
    public static Optional<JsonObject> find(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(JsonObject.of(MAPPER.readValue(stream, MEMBERS), resource, INTERNAL_ERROR));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(resource), e);
        }
    }

    /** Reads an object from text in UTF-8; the name is for errors. */
    public static JsonObject parse(byte[] text, String name) {
        return JsonObject.of(MAPPER.readValue(text, MEMBERS), name, INTERNAL_ERROR);
    }

    /** An object as text in UTF-8. */
    public static byte[] format(Map<String, ?> members) {
        return MAPPER.writeValueAsBytes(members);
    }

    private static <T> T readValue(Path file, TypeReference<T> type) {
        try (InputStream stream = Files.newInputStream(file)) {
            return MAPPER.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
