package dev.tessera.platform.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonReaderTest {
    @Test
    void givesThePlainValuesThatJsonObjectSpeaksOf() {
        JsonObject object = read("""
                {"text": "ä", "flag": true, "small": 3, "large": 12345678901, "huge": 123456789012345678901,
                 "fraction": 1e-6, "nothing": null, "list": [1, "a"], "object": {"b": 2}}
                """);
        assertThat(object.names())
                .containsExactly("text", "flag", "small", "large", "huge", "fraction", "nothing", "list", "object");
        assertThat(object.asMap())
                .containsEntry("text", "ä")
                .containsEntry("flag", true)
                .containsEntry("small", 3)
                .containsEntry("large", 12_345_678_901L)
                .containsEntry("huge", new BigInteger("123456789012345678901"))
                .containsEntry("fraction", 1e-6)
                .containsEntry("nothing", null)
                .containsEntry("list", List.of(1, "a"))
                .containsEntry("object", Map.of("b", 2));
    }

    @Test
    void takesTheNumbersThatPythonWrites() {
        // what transformers writes as model_max_length where there is none
        assertThat(read("{\"a\": 1000000000000000019884624838656}").has("a")).isTrue();
        assertThat(read("{\"a\": NaN, \"b\": -Infinity}").asMap())
                .containsEntry("a", Double.NaN)
                .containsEntry("b", Double.NEGATIVE_INFINITY);
    }

    @Test
    void membersKnowWhereTheyStand() {
        JsonObject object = JsonReader.read("{\"a\": {\"b\": 1}}".getBytes(UTF_8), "body", INVALID_REQUEST);
        TesseraException exception = catchThrowableOfType(
                TesseraException.class, () -> object.object("a").string("b"));
        assertThat(exception).hasMessage("body: a.b: expected a string, found 1");
        assertThat(exception.code()).isEqualTo(INVALID_REQUEST);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("nothing", "", "file.json is not a JSON object"),
                Arguments.of("null", "null", "file.json holds null, not an object"),
                Arguments.of("a list", "[]", "file.json is not a JSON object"),
                Arguments.of("an end missing", "{\"a\": 1", "file.json is not a JSON object"),
                Arguments.of("more after the end", "{} {}", "file.json is not a JSON object"),
                Arguments.of("a comment", "{} // no", "file.json is not a JSON object"),
                Arguments.of("a name twice", "{\"a\": 1, \"a\": 2}", "Duplicate"),
                Arguments.of("depth", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}", "nesting depth"),
                Arguments.of("a long number", "{\"a\":" + "1".repeat(1001) + "}", "Number value length"),
                Arguments.of("a long name", "{\"" + "a".repeat(10_001) + "\":1}", "Name length"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, String json, String problem) {
        TesseraException exception = catchThrowableOfType(TesseraException.class, () -> read(json));
        assertThat(exception).hasMessageContaining(problem).hasMessageStartingWith("file.json");
        assertThat(exception.code()).isEqualTo(INVALID_CHECKPOINT);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] bytes = "{\"a\": \"?\"}".getBytes(UTF_8);
        bytes[7] = (byte) 0xFF;
        TesseraException exception = catchThrowableOfType(
                TesseraException.class, () -> JsonReader.read(bytes, "file.json", INVALID_CHECKPOINT));
        assertThat(exception).hasMessageStartingWith("file.json is not a JSON object");
    }

    private static JsonObject read(String json) {
        return JsonReader.read(json.getBytes(UTF_8), "file.json", INVALID_CHECKPOINT);
    }
}
