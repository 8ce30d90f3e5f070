package dev.tessera.platform.json;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON files of a checkpoint, which nobody has looked at before. Thread-safe. */
public final class JsonReader {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Real configuration files nest about five levels deep; tokenizer files have long strings. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1000)
            .maxStringLength(16 << 20)
            .maxNameLength(10_000)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            // Python writes these, and some published configurations have them
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonReader() {}

    /**
     * Reads an object.
     *
     * @param bytes UTF-8 text
     * @param origin what it is called in errors
     * @param errorCode the code of errors, now and when members are read
     */
    public static JsonObject read(byte[] bytes, String origin, ErrorCode errorCode) {
        requireNonNull(bytes, "bytes is null");
        try {
            Map<String, Object> members = MAPPER.readValue(bytes, OBJECT);
            if (members == null) {
                throw new TesseraException(errorCode, "%s holds null, not an object".formatted(origin));
            }
            return JsonObject.of(members, origin, errorCode);
        } catch (JacksonException e) {
            throw new TesseraException(
                    errorCode, "%s is not a JSON object: %s".formatted(origin, e.getOriginalMessage()), e);
        }
    }
}
