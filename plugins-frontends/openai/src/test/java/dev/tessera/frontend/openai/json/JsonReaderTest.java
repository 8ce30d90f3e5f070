package dev.tessera.frontend.openai.json;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.frontend.openai.json.TestingBodies.json;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonReaderTest {
    @Test
    void readsEveryKindOfValue() {
        RequestObject body = body("""
                {'text': 'a\\u00e9\\ud83d\\ude42\uD83D\uDE42', 'whole': -12, 'large': 123456789012345678901234567890,
                 'fraction': 0.25, 'power': 1e3, 'yes': true, 'no': false, 'nothing': null,
                 'list': [1, 'b', [], {}], 'object': {'a': {'b': 2}}}
                """);

        assertThat(body.members())
                .containsExactly(
                        entry("text", "a\u00e9\uD83D\uDE42\uD83D\uDE42"),
                        entry("whole", -12L),
                        entry("large", new BigInteger("123456789012345678901234567890")),
                        entry("fraction", 0.25),
                        entry("power", 1000.0),
                        entry("yes", true),
                        entry("no", false),
                        entry("nothing", null),
                        entry("list", List.of(1L, "b", List.of(), Map.of())),
                        entry("object", Map.of("a", Map.of("b", 2L))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                    | the body is empty",
                "`  `                  | the body is empty",
                "[]                    | the body is [], but must be an object",
                "[1]                   | the body is a list, but must be an object",
                "'text'                | the body is \"text\", but must be an object",
                "5                     | the body is 5, but must be an object",
                "null                  | the body is null, but must be an object",
                "{'a': 1               | the body ends in the middle of its JSON",
                "{'a': 'b              | the body ends in the middle of its JSON",
                "{'a': 1} x            | the body is not valid JSON at line 1, column 10",
                "{'a': 1}{}            | the body goes on after its JSON has ended at line 1, column 10",
                "{'a': 1,}             | the body is not valid JSON at line 1, column 9",
                "{'a': [1,]}           | the body is not valid JSON at line 1, column 10",
                "{a: 1}                | the body is not valid JSON at line 1, column 2",
                "{'a': NaN}            | the body is not valid JSON at line 1, column 10",
                "{'a': Infinity}       | the body is not valid JSON at line 1, column 15",
                "{'a': 01}             | the body is not valid JSON at line 1, column 8",
                "{'a': +1}             | the body is not valid JSON at line 1, column 8",
                "{'a': .5}             | the body is not valid JSON at line 1, column 7",
                "{'a': tru}            | the body is not valid JSON at line 1, column 7",
                "/* a */ {}            | the body is not valid JSON at line 1, column 1",
                "{'a': '\\x'}          | the body is not valid JSON at line 1, column 9",
                "{'a': '\t'}           | the body is not valid JSON at line 1, column 8",
                "{'a': 1e999}          | the body has a number too large to be read at line 1, column 12",
                "{'a': '\\ud800'}      | the body has a string with half a surrogate pair at line 1, column 15",
                "{'a': '\\ud800x'}     | the body has a string with half a surrogate pair at line 1, column 16",
                "{'a': '\\udc00\\ud800'} | the body has a string with half a surrogate pair at line 1, column 21",
                "{'\\ud800': 1}        | the body is not valid JSON at line 1, column 9",
                "{'a': 1, 'a': 1}      | the body has the member \"a\" twice at line 1, column 16",
                "{'b': {'a': 1, 'a': null}} | the body has the member \"a\" twice at line 1, column 25",
            })
    void refusesWhatIsNotAnObjectInStrictJson(String text, String message) {
        assertRefused(json(text), message);
    }

    static final List<byte[]> NOT_UTF_8 = List.of(
            "{\"a\": \"\u00e9\"}".getBytes(ISO_8859_1),
            bytes("{\"a\": \"", new int[] {0xC0, 0xAF}, "\"}"),
            bytes("{\"a\": \"", new int[] {0xED, 0xA0, 0x80}, "\"}"),
            bytes("{\"a\": \"", new int[] {0xF8, 0x88, 0x80, 0x80, 0x80}, "\"}"),
            bytes("{\"a\": \"b\"}", new int[] {0xC3}, ""));

    @ParameterizedTest
    @FieldSource("NOT_UTF_8")
    void refusesWhatIsNotUtf8(byte[] body) {
        assertRefused(body, "the body is not valid UTF-8");
    }

    static Stream<Charset> otherEncodings() {
        return Stream.of(UTF_16BE, Charset.forName("UTF-32LE"));
    }

    @ParameterizedTest
    @MethodSource("otherEncodings")
    void doesNotGuessAnotherEncoding(Charset encoding) {
        byte[] body = "{}".getBytes(encoding);

        assertThat(refusal(body)).hasMessageStartingWith("the body is not valid JSON at line 1");
    }

    static Stream<Arguments> bodiesOverALimit() {
        return Stream.of(
                Arguments.of(
                        "{'a': '%s'}".formatted("b".repeat(300)),
                        "the body has 309 bytes, but at most 300 are allowed"),
                Arguments.of(
                        "{'a': '%s'}".formatted("b".repeat(101)),
                        "the body is over a limit of JSON: String value length (101) exceeds the maximum allowed (100)"),
                Arguments.of(
                        "{'%s': 1}".formatted("b".repeat(101)),
                        "the body is over a limit of JSON: Name length (101) exceeds the maximum allowed (100)"),
                Arguments.of(
                        "{'a': 12345678901}",
                        "the body is over a limit of JSON: Number value length (11) exceeds the maximum allowed (10)"),
                Arguments.of(
                        "{'a': 1.2345678901}",
                        "the body is over a limit of JSON: Number value length (11) exceeds the maximum allowed (10)"),
                Arguments.of(
                        "{'a': [[[[[[]]]]]]}",
                        "the body is over a limit of JSON: Document nesting depth (7) exceeds the maximum allowed (6)"),
                Arguments.of(
                        "{'a': [%s1]}".formatted("1,".repeat(60)),
                        "the body is over a limit of JSON: Token count (61) exceeds the maximum allowed (60)"));
    }

    @ParameterizedTest
    @MethodSource("bodiesOverALimit")
    void refusesABodyOverALimit(String text, String message) {
        TesseraException refused = catchThrowableOfType(
                TesseraException.class, () -> new JsonReader(TestingConfigs.tight()).readBody(json(text)));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(REQUEST_TOO_LARGE);
    }

    @Test
    void readsABodyAtTheLimits() {
        String text = "{'a': '%s', 'b': 1234567890, 'c': [[[[[1]]]]]}".formatted("x".repeat(100));

        assertThat(new JsonReader(TestingConfigs.tight()).readBody(json(text)).names())
                .containsExactly("a", "b", "c");
    }

    @Test
    void refusesAMillionOpenBracketsWithoutExhaustingTheStack() {
        byte[] brackets = new byte[1_000_000];
        Arrays.fill(brackets, (byte) '[');

        assertThat(catchThrowableOfType(
                        TesseraException.class, () -> new JsonReader(TestingConfigs.defaults()).readBody(brackets)))
                .hasMessageContaining("nesting depth (101) exceeds the maximum allowed (100)");
    }

    @Test
    void namesTheStringInWhichJsonStands() {
        JsonReader reader = new JsonReader(TestingConfigs.defaults());

        assertThat(reader.readText("[1, null]", "arguments")).isEqualTo(Arrays.asList(1L, null));
        assertThat(reader.readText("null", "arguments")).isNull();
        assertThat(catchThrowableOfType(TesseraException.class, () -> reader.readText("{", "arguments")))
                .hasMessage("arguments ends in the middle of its JSON");
    }

    private static TesseraException refusal(byte[] body) {
        return catchThrowableOfType(
                TesseraException.class, () -> new JsonReader(TestingConfigs.defaults()).readBody(body));
    }

    private static byte[] bytes(String before, int[] raw, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(UTF_8));
        for (int value : raw) {
            bytes.write(value);
        }
        bytes.writeBytes(after.getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private static void assertRefused(byte[] body, String message) {
        TesseraException refused = refusal(body);

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).isEmpty();
    }
}
