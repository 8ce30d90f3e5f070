package dev.tessera.platform.template.value;

import java.math.BigInteger;
import java.util.Optional;

/** Reads numbers from text as Python's {@code int()} and {@code float()} do. */
public final class NumberText {
    /** As many digits as Python converts. */
    private static final int MAX_DIGITS = 4300;

    private NumberText() {}

    public static Optional<Object> integer(String text, int base) {
        String trimmed = trim(text);
        boolean signed = trimmed.startsWith("-") || trimmed.startsWith("+");
        String digits = trimmed.substring(signed ? 1 : 0);
        if (base < Character.MIN_RADIX || base > Character.MAX_RADIX || digits.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        if (digits.isEmpty() || !digits.chars().allMatch(digit -> digit < 0x80 && Character.digit(digit, base) >= 0)) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(digits, base);
        return Optional.of(Numbers.of(trimmed.startsWith("-") ? value.negate() : value));
    }

    public static Optional<Double> decimal(String text) {
        String trimmed = trim(text);
        boolean plain = !trimmed.isEmpty()
                && trimmed.length() <= MAX_DIGITS
                && trimmed.chars().allMatch(character -> "0123456789+-.eE".indexOf(character) >= 0);
        if (!plain) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(trimmed));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String trim(String text) {
        return Whitespace.stripEnd(Whitespace.stripStart(text));
    }
}
