package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.TemplateFailure;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Python's int, bool and float. An int is a {@code Long} if it fits and a {@code BigInteger} if not. */
public final class Numbers {
    private static final int LONG_BITS = 63;

    private Numbers() {}

    public static boolean isNumber(Object value) {
        return isInteger(value) || value instanceof Double;
    }

    /** Whether a value is an int, which a bool is, too. */
    public static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    public static Object of(BigInteger value) {
        return value.bitLength() <= LONG_BITS ? (Object) value.longValue() : value;
    }

    public static BigInteger toBigInteger(Object value) {
        return switch (value) {
            case Long number -> BigInteger.valueOf(number);
            case BigInteger number -> number;
            case Boolean flag -> flag ? BigInteger.ONE : BigInteger.ZERO;
            case Undefined undefined -> throw undefined.failure();
            default ->
                throw new TemplateFailure(
                        "'%s' object cannot be interpreted as an integer".formatted(PythonType.name(value)));
        };
    }

    public static double toDouble(Object value) {
        return switch (value) {
            case Double number -> number;
            case Undefined undefined -> throw undefined.failure();
            default -> {
                if (!isInteger(value)) {
                    throw new TemplateFailure("must be a real number, not %s".formatted(PythonType.name(value)));
                }
                yield finite(toBigInteger(value).doubleValue());
            }
        };
    }

    public static double finite(double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new TemplateFailure("the number is too large for a float");
    }

    /** The int that a float has before the point. */
    public static Object truncate(double value) {
        if (Double.isFinite(value)) {
            return of(new BigDecimal(value).toBigInteger());
        }
        throw new TemplateFailure("cannot convert a float that is infinite or no number to an integer");
    }

    /** An index or count; what is larger than an int can hold becomes the largest one. */
    public static int toInt(Object value) {
        return toBigInteger(value)
                .max(BigInteger.valueOf(-Integer.MAX_VALUE))
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    /** Compares by value, whatever the types; a float that is no number equals everything here. */
    public static int compare(Object left, Object right) {
        if (isInteger(left) && isInteger(right)) {
            return toBigInteger(left).compareTo(toBigInteger(right));
        }
        if (isFinite(left) && isFinite(right)) {
            return toBigDecimal(left).compareTo(toBigDecimal(right));
        }
        double first = left instanceof Double number ? number : 0;
        double second = right instanceof Double number ? number : 0;
        return first < second ? -1 : first > second ? 1 : 0;
    }

    public static boolean isNan(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private static boolean isFinite(Object value) {
        return !(value instanceof Double number) || Double.isFinite(number);
    }

    private static BigDecimal toBigDecimal(Object value) {
        return value instanceof Double number ? new BigDecimal(number) : new BigDecimal(toBigInteger(value));
    }
}
