package dev.tessera.frontend.openai.json;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RequestValueTest {
    private static final String INTS = "-2147483648 to 2147483647";
    private static final String INT = "a whole number from " + INTS;
    private static final String LONGS = "-9223372036854775808 to 9223372036854775807";
    private static final String LONG = "a whole number from " + LONGS;

    @Test
    void readsValuesAsWhatTheyAre() {
        assertThat(value("'a'").text()).isEqualTo("a");
        assertThat(value("true").flag()).isTrue();
        assertThat(integer(value("2147483647"))).isEqualTo(Integer.MAX_VALUE);
        assertThat(integer(value("-2147483648"))).isEqualTo(Integer.MIN_VALUE);
        assertThat(value("-9223372036854775808").wholeNumber()).isEqualTo(Long.MIN_VALUE);
        assertThat(value("2").number()).isEqualTo(2);
        assertThat(value("0.5").number()).isEqualTo(0.5);
        assertThat(value("18446744073709551616").number()).isEqualTo(0x1p64);
        assertThat(value("{'b': 1}").object().require("b", "a number").path()).isEqualTo("a.b");
        assertThat(value("{'b': 1}").options().integer("b")).isEqualTo(1);
    }

    @Test
    void takesANumberWithAFractionOfZeroForWhole() {
        assertThat(integer(value("16.0"))).isEqualTo(16);
        assertThat(integer(value("1e2"))).isEqualTo(100);
        assertThat(value("9007199254740992.0").wholeNumber()).isEqualTo(1L << 53);
    }

    static Stream<Arguments> valuesOfAnotherType() {
        return Stream.of(
                refused("5", RequestValue::text, "a is 5, but must be a string"),
                refused("[]", RequestValue::text, "a is [], but must be a string"),
                refused("1", RequestValue::flag, "a is 1, but must be true or false"),
                refused("'true'", RequestValue::flag, "a is \"true\", but must be true or false"),
                refused("'5'", RequestValueTest::integer, "a is \"5\", but must be " + INT),
                refused("5.7", RequestValueTest::integer, "a is 5.7, but must be " + INT),
                refused("true", RequestValueTest::integer, "a is true, but must be " + INT),
                refused("2147483648", RequestValueTest::integer, "a is 2147483648, but must be " + INTS),
                refused("-2147483649.0", RequestValueTest::integer, "a is -2.147483649E9, but must be " + INTS),
                refused("true", a -> a.integer(0, 20), "a is true, but must be a whole number from 0 to 20"),
                refused("21", a -> a.integer(0, 20), "a is 21, but must be 0 to 20"),
                refused("'2'", RequestValue::positive, "a is \"2\", but must be a whole number of at least 1"),
                refused("1.5", RequestValue::positive, "a is 1.5, but must be a whole number of at least 1"),
                refused("0", RequestValue::positive, "a is 0, but must be at least 1"),
                refused("-1e300", RequestValue::positive, "a is -1.0E300, but must be a whole number of at least 1"),
                refused("1000000000000", RequestValue::positive, "a is 1000000000000, but must be 1 to 2147483647"),
                refused("-2", a -> a.atLeast(-1), "a is -2, but must be at least -1"),
                refused(
                        "9223372036854775808",
                        RequestValue::wholeNumber,
                        "a is 9223372036854775808, but must be " + LONGS),
                refused("1e18", RequestValue::wholeNumber, "a is 1.0E18, but must be " + LONG),
                refused("'0.5'", RequestValue::number, "a is \"0.5\", but must be a number"),
                refused("{}", RequestValue::number, "a is {}, but must be a number"),
                refused("[1]", RequestValue::object, "a is a list, but must be an object"),
                refused("'{}'", RequestValue::options, "a is \"{}\", but must be an object"),
                refused("{'b': 1}", RequestValue::elements, "a is an object, but must be a list"),
                refused("[0, '1']", a -> integer(a.elements().get(1)), "a[1] is \"1\", but must be " + INT),
                refused("[null]", a -> a.elements().getFirst().text(), "a[0] is null, but must be a string"));
    }

    @ParameterizedTest
    @MethodSource("valuesOfAnotherType")
    void convertsNothing(String json, Consumer<RequestValue> reading, String message) {
        RequestValue value = value(json);

        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> reading.accept(value));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains("a");
    }

    @Test
    void blamesAMemberByTheNamesFromTheTopOn() {
        RequestObject inner =
                value("{'b': {'c': 5}}").object().require("b", "an object").object();

        assertThat(catchThrowableOfType(
                                TesseraException.class,
                                () -> inner.require("c", "a string").text())
                        .parameter())
                .contains("a.b.c");
        assertThat(catchThrowableOfType(TesseraException.class, () -> inner.require("d", "a string"))
                        .parameter())
                .contains("a.b.d");
        assertThat(inner.error("c", "is bad").parameter()).contains("a.b.c");
    }

    @Test
    void blamesAMemberOfWhatAListHasByTheNamesFromThereOn() {
        RequestObject inner = value("[{'b': {'c': 5}}]")
                .elements()
                .getFirst()
                .object()
                .require("b", "an object")
                .object();

        TesseraException wrong = catchThrowableOfType(
                TesseraException.class, () -> inner.require("c", "a string").text());
        TesseraException missing = catchThrowableOfType(TesseraException.class, () -> inner.require("d", "a string"));

        assertThat(wrong).hasMessage("a[0].b.c is 5, but must be a string");
        assertThat(wrong.parameter()).contains("b.c");
        assertThat(missing).hasMessage("a[0].b.d is missing, but must be a string");
        assertThat(missing.parameter()).contains("b.d");
    }

    @Test
    void countsNullAsAbsent() {
        RequestObject body = body("{'a': null, 'b': 1}");

        assertThat(body.has("a")).isFalse();
        assertThat(body.mentions("a")).isTrue();
        assertThat(body.mentions("c")).isFalse();
        assertThat(body.find("a")).isEmpty();
        assertThat(body.options("a").isEmpty()).isTrue();
        assertThat(body.without(Set.of()).names()).containsExactly("b");
        assertThat(body.without(Set.of("b")).isEmpty()).isTrue();
    }

    @Test
    void showsAValueShortAndOnOneLine() {
        assertThat(new RequestValue("a\n\t\u001b[31mb\u0085", "a", "a").shown()).isEqualTo("\"a   [31mb \"");
        assertThat(new RequestValue("x".repeat(60), "a", "a").shown()).isEqualTo("\"" + "x".repeat(60) + "\"");
        assertThat(new RequestValue("\uD83D\uDE42".repeat(61), "a", "a").shown())
                .isEqualTo("\"" + "\uD83D\uDE42".repeat(60) + "...\"");
        assertThat(new RequestValue(List.of(List.of()), "a", "a").shown()).isEqualTo("a list");
    }

    private static Arguments refused(String json, Consumer<RequestValue> reading, String message) {
        return Arguments.of(json, reading, message);
    }

    private static RequestValue value(String json) {
        return body("{'a': %s}".formatted(json)).require("a", "a value");
    }

    /** Any of 32 bits. */
    private static int integer(RequestValue value) {
        return value.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
