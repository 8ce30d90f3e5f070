package dev.tessera.platform.template.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes floats as Python does. */
public final class FloatText {
    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e16;

    private FloatText() {}

    /** The shortest digits that give the same float again, which is what {@code repr} shows. */
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        double size = Math.abs(value);
        if (size == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        return scientific(decimal, decimal.precision() - 1);
    }

    /** {@code %.2f}: always a point and so many digits behind it. */
    public static String fixed(double value, int precision) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        String text = new BigDecimal(value)
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
        boolean lostSign = text.charAt(0) != '-' && (value < 0 || 1 / value < 0);
        return lostSign ? "-" + text : text;
    }

    /** {@code %.2e}: one digit, a point, so many digits and the exponent. */
    public static String exponent(double value, int precision) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return fixed(value, precision) + "e+00";
        }
        return scientific(
                new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN)), precision);
    }

    /** {@code %.2g}: so many digits at all, in the shorter of both forms. */
    public static String general(double value, int precision) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        int digits = Math.max(1, precision);
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent >= digits
                ? scientific(rounded, rounded.precision() - 1)
                : rounded.toPlainString();
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }

    private static String scientific(BigDecimal value, int fractionDigits) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = value.precision() - value.scale() - 1;
        String padded = digits + "0".repeat(Math.max(0, fractionDigits + 1 - digits.length()));
        String fraction = fractionDigits == 0 ? "" : "." + padded.substring(1, fractionDigits + 1);
        String sign = value.signum() < 0 ? "-" : "";
        String places = Math.abs(exponent) < 10 ? "0" : "";
        return sign + padded.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + places + Math.abs(exponent);
    }
}
