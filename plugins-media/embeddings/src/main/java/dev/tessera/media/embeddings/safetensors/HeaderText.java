package dev.tessera.media.embeddings.safetensors;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;

import dev.tessera.media.embeddings.tensor.TensorErrors;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a header. */
final class HeaderText {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** An object of objects with lists. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(4)
            .maxNumberLength(20)
            .maxNameLength(1000)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HeaderText() {}

    static JsonObject read(byte[] json) {
        try {
            return JsonObject.of(MAPPER.readValue(json, OBJECT), "the safetensors header", INVALID_MEDIA);
        } catch (JacksonException e) {
            throw TensorErrors.invalid("the safetensors header is not an object in JSON");
        }
    }
}
