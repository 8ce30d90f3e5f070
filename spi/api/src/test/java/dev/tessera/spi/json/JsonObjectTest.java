package dev.tessera.spi.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
    @Test
    void readsValuesOfEveryType() {
        JsonObject object = object(Map.of(
                "text", "abc",
                "flag", true,
                "int", 7L,
                "number", 1.5,
                "object", Map.of("depth", 2L),
                "ints", List.of(1L, 2L),
                "numbers", List.of(1L, 2.5),
                "strings", List.of("a"),
                "objects", List.of(Map.of("n", 1L), Map.of("n", 2L))));
        assertThat(object.string("text")).isEqualTo("abc");
        assertThat(object.flag("flag", false)).isTrue();
        assertThat(object.findFlag("flag")).contains(true);
        assertThat(object.integer("int")).isEqualTo(7);
        assertThat(object.positive("int")).isEqualTo(7);
        assertThat(object.number("number")).isEqualTo(1.5);
        assertThat(object.number("int")).isEqualTo(7);
        assertThat(object.object("object").integer("depth")).isEqualTo(2);
        assertThat(object.integers("ints")).containsExactly(1, 2);
        assertThat(object.numbers("numbers")).containsExactly(1.0, 2.5);
        assertThat(object.strings("strings")).containsExactly("a");
        assertThat(object.objects("objects"))
                .extracting(element -> element.integer("n"))
                .containsExactly(1, 2);
    }

    @Test
    void absentMembersTakeTheValueOtherwise() {
        JsonObject object = JsonObject.empty("config.json", INVALID_CHECKPOINT);
        assertThat(object.string("a", "x")).isEqualTo("x");
        assertThat(object.integer("a", 3)).isEqualTo(3);
        assertThat(object.positive("a", 4)).isEqualTo(4);
        assertThat(object.number("a", 0.5)).isEqualTo(0.5);
        assertThat(object.flag("a", true)).isTrue();
        assertThat(object.findString("a")).isEmpty();
        assertThat(object.findFlag("a")).isEmpty();
        assertThat(object.findInteger("a")).isEmpty();
        assertThat(object.findPositive("a")).isEmpty();
        assertThat(object.findNumber("a")).isEmpty();
        assertThat(object.findObject("a")).isEmpty();
        assertThat(object.isEmpty()).isTrue();
    }

    @Test
    void nullCountsAsAbsent() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("a", null);
        JsonObject object = object(members);
        assertThat(object.has("a")).isFalse();
        assertThat(object.integer("a", 3)).isEqualTo(3);
        assertThat(object.names()).containsExactly("a");
        assertRefused(members, o -> o.string("a"), "config.json: a: missing");
    }

    @Test
    void defaultsStandForWhatIsAbsent() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("a", null);
        members.put("b", 2);
        JsonObject object = object(members).withDefaults(Map.of("a", 1, "b", 1, "c", 1));
        assertThat(object.integer("a")).isEqualTo(1);
        assertThat(object.integer("b")).isEqualTo(2);
        assertThat(object.integer("c")).isEqualTo(1);
        assertThat(object.error("c", "wrong"))
                .hasMessage("config.json: c: wrong")
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    @Test
    void requiredMembersMustBeThere() {
        assertRefused(Map.of(), o -> o.string("a"), "config.json: a: missing");
        assertRefused(Map.of(), o -> o.integer("a"), "config.json: a: missing");
        assertRefused(Map.of(), o -> o.positive("a"), "config.json: a: missing");
        assertRefused(Map.of(), o -> o.number("a"), "config.json: a: missing");
        assertRefused(Map.of(), o -> o.object("a"), "config.json: a: missing");
        assertRefused(Map.of(), o -> o.integers("a"), "config.json: a: missing");
        assertRefused(Map.of(), o -> o.objects("a"), "config.json: a: missing");
    }

    @Test
    void valuesOfAnotherTypeAreNamed() {
        assertRefused(Map.of("a", "7"), o -> o.integer("a"), "config.json: a: expected a whole number, found \"7\"");
        assertRefused(Map.of("a", 1.5), o -> o.integer("a", 0), "config.json: a: expected a whole number, found 1.5");
        assertRefused(
                Map.of("a", 1L << 40),
                o -> o.integer("a"),
                "config.json: a: expected a whole number, found 1099511627776");
        assertRefused(
                Map.of("a", BigInteger.TWO.pow(80)),
                o -> o.integer("a"),
                "config.json: a: expected a whole number, found 1208925819614629174706176");
        assertRefused(
                Map.of("a", 0L), o -> o.positive("a"), "config.json: a: expected a whole number above zero, found 0");
        assertRefused(Map.of("a", true), o -> o.number("a"), "config.json: a: expected a number, found true");
        assertRefused(Map.of("a", Double.NaN), o -> o.number("a"), "config.json: a: expected a number, found NaN");
        assertRefused(Map.of("a", 1L), o -> o.flag("a", true), "config.json: a: expected true or false, found 1");
        assertRefused(Map.of("a", List.of()), o -> o.object("a"), "config.json: a: expected an object, found []");
        assertRefused(Map.of("a", 1L), o -> o.string("a"), "config.json: a: expected a string, found 1");
    }

    @Test
    void listsOfAnotherTypeAreNamed() {
        assertRefused(
                Map.of("a", List.of(1L, "b")),
                o -> o.integers("a"),
                "config.json: a: expected a list of whole numbers, found [1, b]");
        assertRefused(
                Map.of("a", Arrays.asList(1L, null)),
                o -> o.numbers("a"),
                "config.json: a: expected a list of numbers, found [1, null]");
        assertRefused(Map.of("a", "b"), o -> o.strings("a"), "config.json: a: expected a list of strings, found \"b\"");
        assertRefused(
                Map.of("a", List.of(Map.of(), 3L)),
                o -> o.objects("a"),
                "config.json: a: expected a list of objects, found [{}, 3]");
    }

    @Test
    void nestedObjectsAreNamedByTheirPath() {
        Map<String, Object> members = Map.of("vision", Map.of("layers", List.of(Map.of("depth", "x"))));
        assertRefused(
                members,
                o -> o.object("vision").objects("layers").getFirst().integer("depth"),
                "config.json: vision.layers[0].depth: expected a whole number, found \"x\"");
    }

    @Test
    void longValuesAreCutInErrors() {
        assertRefused(
                Map.of("a", "x".repeat(100)),
                o -> o.integer("a"),
                "config.json: a: expected a whole number, found \"" + "x".repeat(56) + "...");
    }

    @Test
    void unknownMembersAreRefused() {
        object(Map.of("b", 1L)).requireKnown(Set.of("b", "a"));
        assertRefused(
                Map.of("min_pixel", 1L),
                o -> o.requireKnown(Set.of("min_pixels", "max_pixels")),
                "config.json: min_pixel: unknown; known are max_pixels, min_pixels");
    }

    @Test
    void errorsCarryTheCodeOfTheOrigin() {
        JsonObject options = JsonObject.of(Map.of("a", 1L), "mm_processor_kwargs", INVALID_REQUEST);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> options.string("a"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST));
    }

    @Test
    void otherMembersAreNamedByTheSamePlace() {
        JsonObject other = JsonObject.of(Map.of("a", 1L), "mm_processor_kwargs", INVALID_REQUEST)
                .withMembers(Map.of("b", 2L));

        assertThat(other.names()).containsExactly("b");
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> other.string("b"))
                .withMessage("mm_processor_kwargs: b: expected a string, found 2")
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST));
    }

    @Test
    void errorsBlameTheMemberOfARequest() {
        JsonObject options =
                JsonObject.of(Map.of("image", Map.of("a", 1L), "b", 2L), "media_io_kwargs", INVALID_REQUEST);

        assertThat(parameter(() -> options.object("image").string("a"))).contains("media_io_kwargs.image.a");
        assertThat(parameter(() -> options.object("b"))).contains("media_io_kwargs.b");
        assertThat(parameter(() -> options.requireKnown(Set.of("image")))).contains("media_io_kwargs.b");
        assertThat(parameter(() -> object(Map.of()).string("a"))).isEmpty();
    }

    private static Optional<String> parameter(ThrowingCallable call) {
        return catchThrowableOfType(TesseraException.class, call).parameter();
    }

    @Test
    void laterChangesOfTheSourceDoNotReachTheObject() {
        Map<String, Object> members = new LinkedHashMap<>(Map.of("a", 1L));
        JsonObject object = object(members);
        members.put("b", 2L);
        assertThat(object.names()).containsExactly("a");
        assertThat(object).isEqualTo(object(Map.of("a", 1L))).hasSameHashCodeAs(object(Map.of("a", 1L)));
    }

    private static void assertRefused(Map<String, Object> members, Consumer<JsonObject> read, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> read.accept(object(members)))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CHECKPOINT));
    }

    private static JsonObject object(Map<String, Object> members) {
        return JsonObject.of(members, "config.json", INVALID_CHECKPOINT);
    }
}
