package dev.tessera.testkit.json;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON files that a test trusts. */
public final class JsonFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private JsonFile() {}

    public static JsonObject read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return parse(stream, String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
    }

    /** A resource beside a class, or nothing where there is none of that name. */
    public static Optional<JsonObject> find(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of(parse(stream, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(resource), e);
        }
    }

    private static JsonObject parse(InputStream stream, String name) {
        return JsonObject.of(MAPPER.readValue(stream, MEMBERS), name, INTERNAL_ERROR);
    }
}
