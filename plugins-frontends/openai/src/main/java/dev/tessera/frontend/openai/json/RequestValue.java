package dev.tessera.frontend.openai.json;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a request and where it stands. Nothing is converted: a string of digits is no number, one is not true, and what
 * does not fit is an INVALID_REQUEST that names path, value and what was expected. A number written with a fraction of zero
 * is whole, as in JSON Schema.
 *
 * @param value as {@link JsonObject} has them; {@code null} is JSON's
 * @param path such as {@code messages[1].content[0].image_url.url}
 * @param parameter what errors report as their parameter: the names from the top of the body down to this value, such as
 *     {@code response_format.type}; in what a list has, those from there on, such as {@code image_url.url}
 * @param scope what the parameters of an object's members begin with
 */
public record RequestValue(Object value, String path, String parameter, String scope) {
    /** Whole numbers up to here are exact in a double. */
    private static final double LARGEST_EXACT = 1L << 53;

    public RequestValue {
        requireNonNull(path, "path is null");
        requireNonNull(parameter, "parameter is null");
        requireNonNull(scope, "scope is null");
    }

    /** A value that stands in no list. */
    public RequestValue(Object value, String path, String parameter) {
        this(value, path, parameter, parameter.isEmpty() ? "" : parameter + ".");
    }

    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw mustBe("a string");
    }

    public boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw mustBe("true or false");
    }

    /** A whole number above zero. */
    public int positive() {
        return atLeast(1);
    }

    /** A whole number with no limit but that of 32 bits. */
    public int atLeast(int min) {
        BigDecimal number = whole().orElseThrow(() -> mustBe("a whole number of at least %d".formatted(min)));
        if (number.compareTo(BigDecimal.valueOf(min)) < 0) {
            throw mustBe("at least %d".formatted(min));
        }
        return integer(min, Integer.MAX_VALUE);
    }

    /** A whole number of a range. */
    public int integer(int min, int max) {
        return (int) wholeNumber(min, max);
    }

    public long wholeNumber() {
        return wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw mustBe("a number");
    }

    @SuppressWarnings("unchecked") // JSON has no names but strings
    public RequestObject object() {
        if (value instanceof Map<?, ?> members) {
            return new RequestObject((Map<String, Object>) members, path, parameter.isEmpty() ? "" : path + ".", scope);
        }
        throw mustBe("an object");
    }

    /** An object of options that this plugin only passes on. */
    public JsonObject options() {
        return JsonObject.of(object().members(), path, INVALID_REQUEST);
    }

    public List<RequestValue> elements() {
        if (!(value instanceof List<?> list)) {
            throw mustBe("a list");
        }
        List<RequestValue> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(new RequestValue(element, "%s[%d]".formatted(path, elements.size()), parameter, ""));
        }
        return elements;
    }

    /** The value as an error shows it: on one line, and short. */
    public String shown() {
        return ValueText.of(value);
    }

    /** An error about this value. */
    public TesseraException mustBe(String expected) {
        return error("is %s, but must be %s".formatted(shown(), expected));
    }

    /** An error about what this value asks for. */
    public TesseraException error(String problem) {
        return new TesseraException(INVALID_REQUEST, "%s %s".formatted(path, problem)).withParameter(parameter);
    }

    private long wholeNumber(long min, long max) {
        BigDecimal number = whole().orElseThrow(() -> mustBe("a whole number from %d to %d".formatted(min, max)));
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw mustBe("%d to %d".formatted(min, max));
        }
        return number.longValueExact();
    }

    private Optional<BigDecimal> whole() {
        return switch (value) {
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case BigInteger number -> Optional.of(new BigDecimal(number));
            case Double number
            when number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT ->
                Optional.of(new BigDecimal(number));
            case null, default -> Optional.empty();
        };
    }
}
