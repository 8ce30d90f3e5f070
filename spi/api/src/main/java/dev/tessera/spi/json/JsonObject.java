package dev.tessera.spi.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An immutable JSON object with typed access, so that plugins need no JSON library. A value of the wrong type gives an
 * error that names the file or request field it stands in. A member that is {@code null} counts as absent.
 *
 * <p>Values are {@link String}, {@link Boolean}, {@link Integer}, {@link Long} or {@link java.math.BigInteger} as a whole
 * number's size demands, {@link Double}, nested {@code Map<String, Object>}, {@code List<Object>} and {@code null}.
 */
public final class JsonObject {
    private final Map<String, Object> members;
    private final String origin;
    private final ErrorCode errorCode;

    private JsonObject(Map<String, Object> members, String origin, ErrorCode errorCode) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(members, "members is null")));
        this.origin = requireNonNull(origin, "origin is null");
        this.errorCode = requireNonNull(errorCode, "errorCode is null");
    }

    /**
     * Wraps parsed JSON.
     *
     * @param origin what the object is called in an error, such as {@code config.json} or {@code mm_processor_kwargs}
     * @param errorCode the code of such an error
     */
    public static JsonObject of(Map<String, Object> members, String origin, ErrorCode errorCode) {
        return new JsonObject(members, origin, errorCode);
    }

    /** An object without members. */
    public static JsonObject empty(String origin, ErrorCode errorCode) {
        return new JsonObject(Map.of(), origin, errorCode);
    }

    /** Other members in the place of these: an error in them names the same file or request field. */
    public JsonObject withMembers(Map<String, Object> others) {
        return new JsonObject(others, origin, errorCode);
    }

    /** Whether the member is there and not {@code null}. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Names in the order of the text. */
    public Set<String> names() {
        return members.keySet();
    }

    /** The plain values, in the order of the text. Unmodifiable at the top level; callers do not change what is nested. */
    public Map<String, Object> asMap() {
        return members;
    }

    public String string(String name) {
        return findString(name).orElseThrow(() -> missing(name));
    }

    public String string(String name, String otherwise) {
        return findString(name).orElse(otherwise);
    }

    public Optional<String> findString(String name) {
        return find(name, "a string", JsonObject::toText);
    }

    public boolean flag(String name, boolean otherwise) {
        return findFlag(name).orElse(otherwise);
    }

    public Optional<Boolean> findFlag(String name) {
        return find(name, "true or false", value -> cast(value, Boolean.class));
    }

    public int integer(String name) {
        return findInteger(name).orElseThrow(() -> missing(name));
    }

    public int integer(String name, int otherwise) {
        return findInteger(name).orElse(otherwise);
    }

    public Optional<Integer> findInteger(String name) {
        return find(name, "a whole number", JsonObject::toInteger);
    }

    /** A whole number of at least one: sizes and counts, where zero or less would make no sense further on. */
    public int positive(String name) {
        return findPositive(name).orElseThrow(() -> missing(name));
    }

    public int positive(String name, int otherwise) {
        return findPositive(name).orElse(otherwise);
    }

    public Optional<Integer> findPositive(String name) {
        return find(name, "a whole number above zero", value -> toInteger(value).filter(number -> number > 0));
    }

    public double number(String name) {
        return findNumber(name).orElseThrow(() -> missing(name));
    }

    public double number(String name, double otherwise) {
        return findNumber(name).orElse(otherwise);
    }

    public Optional<Double> findNumber(String name) {
        return find(name, "a number", JsonObject::toNumber);
    }

    public JsonObject object(String name) {
        return findObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<JsonObject> findObject(String name) {
        return find(name, "an object", JsonObject::toMembers).map(map -> new JsonObject(map, path(name), errorCode));
    }

    public List<Integer> integers(String name) {
        return list(name, "a list of whole numbers", JsonObject::toInteger);
    }

    public List<Double> numbers(String name) {
        return list(name, "a list of numbers", JsonObject::toNumber);
    }

    public List<String> strings(String name) {
        return list(name, "a list of strings", JsonObject::toText);
    }

    /** The elements of a list of objects, in order; an error in one names its index. */
    public List<JsonObject> objects(String name) {
        List<Map<String, Object>> elements = list(name, "a list of objects", JsonObject::toMembers);
        return IntStream.range(0, elements.size())
                .mapToObj(i -> new JsonObject(elements.get(i), path("%s[%d]".formatted(name, i)), errorCode))
                .toList();
    }

    /** This object with the members that it lacks, or has as {@code null}, taken from others. */
    public JsonObject withDefaults(Map<String, ?> defaults) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        defaults.forEach((name, value) -> {
            if (!has(name)) {
                all.put(name, value);
            }
        });
        return new JsonObject(all, origin, errorCode);
    }

    /**
     * An error about a member, for checks that a caller makes itself. In a request it is the parameter to blame, such as
     * {@code media_io_kwargs.image.image_mode}.
     */
    public TesseraException error(String name, String problem) {
        String path = path(name);
        TesseraException error = new TesseraException(errorCode, "%s: %s".formatted(path, problem));
        return errorCode.equals(INVALID_REQUEST) ? error.withParameter(path.replace(": ", ".")) : error;
    }

    /** Refuses members other than the known ones, so that a typing error is not silently ignored. */
    public void requireKnown(Set<String> known) {
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw error(
                        name,
                        "unknown; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private <T> Optional<T> find(String name, String expected, Function<Object, Optional<T>> convert) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> converted = convert.apply(value);
        if (converted.isEmpty()) {
            throw error(name, "expected %s, found %s".formatted(expected, describe(value)));
        }
        return converted;
    }

    private <T> List<T> list(String name, String expected, Function<Object, Optional<T>> convert) {
        List<?> elements =
                find(name, expected, value -> cast(value, List.class)).orElseThrow(() -> missing(name));
        List<T> converted = new ArrayList<>(elements.size());
        for (Object element : elements) {
            converted.add(Optional.ofNullable(element)
                    .flatMap(convert)
                    .orElseThrow(() -> error(name, "expected %s, found %s".formatted(expected, describe(elements)))));
        }
        return List.copyOf(converted);
    }

    private static <T> Optional<T> cast(Object value, Class<T> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> toMembers(Object value) {
        return cast(value, Map.class).map(map -> (Map<String, Object>) map);
    }

    private static Optional<String> toText(Object value) {
        return cast(value, String.class);
    }

    private static Optional<Integer> toInteger(Object value) {
        return switch (value) {
            case Integer number -> Optional.of(number);
            case Long number when number == number.intValue() -> Optional.of(number.intValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Double> toNumber(Object value) {
        return cast(value, Number.class).map(Number::doubleValue).filter(Double::isFinite);
    }

    private TesseraException missing(String name) {
        return error(name, "missing");
    }

    private String path(String name) {
        return origin + (origin.contains(": ") ? "." : ": ") + name;
    }

    private static String describe(Object value) {
        String text = value instanceof String string ? '"' + string + '"' : String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return origin + ": " + members;
    }
}
