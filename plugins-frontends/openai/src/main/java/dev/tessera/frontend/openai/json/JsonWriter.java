package dev.tessera.frontend.openai.json;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes records as JSON in UTF-8, their components in order and named in snake_case. Thread-safe. */
public final class JsonWriter {
    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    public byte[] write(Record value) {
        return mapper.writeValueAsBytes(value);
    }

    /** The same as a string on one line. */
    public String text(Record value) {
        return mapper.writeValueAsString(value);
    }
}
