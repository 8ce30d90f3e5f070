package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.Locale;
import java.util.Optional;

/**
 * How one value is written by {@code %} or {@code format}.
 *
 * @param fill what fills the width
 * @param alignment one of {@code < > ^ =}, absent if the type of the value decides
 * @param sign {@code +} or a space before numbers that are not negative, or {@code -}
 * @param alternate whether hexadecimal and octal numbers get their prefix
 * @param grouping whether thousands are separated by commas
 * @param width least number of characters
 * @param precision digits behind the point, or most characters of text; negative if absent
 * @param type the conversion, such as {@code d}; absent if the type of the value decides
 */
record FormatSpec(
        String fill,
        Optional<Character> alignment,
        char sign,
        boolean alternate,
        boolean grouping,
        int width,
        int precision,
        Optional<Character> type) {
    private static final int DEFAULT_PRECISION = 6;

    /** No float has more digits behind its point. */
    private static final int MAX_PRECISION = 1074;

    String number(Object value, char conversion, Budget budget) {
        String digits = digits(value, conversion);
        boolean negative = digits.startsWith("-");
        String unsigned = negative ? digits.substring(1) : digits;
        String prefix = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        String body = grouping ? group(unsigned) : unsigned;
        String base = alternate ? prefixOf(conversion) : "";
        if (alignment.filter(place -> place == '=').isPresent()) {
            return prefix + base + Padding.start(body, width - prefix.length() - base.length(), fill, budget);
        }
        return align(prefix + base + body, '>', budget);
    }

    String text(String text, Budget budget) {
        boolean cut = precision >= 0 && precision < text.codePointCount(0, text.length());
        return align(cut ? text.substring(0, text.offsetByCodePoints(0, precision)) : text, '<', budget);
    }

    private String align(String text, char usual, Budget budget) {
        return switch (alignment.orElse(usual)) {
            case '<' -> Padding.end(text, width, fill, budget);
            case '^' -> centered(text, budget);
            default -> Padding.start(text, width, fill, budget);
        };
    }

    /** Unlike {@code center}, this puts an odd remainder to the right. */
    private String centered(String text, Budget budget) {
        int missing = Math.max(0, width - text.codePointCount(0, text.length()));
        return Padding.end(Padding.start(text, width - (missing - missing / 2), fill, budget), width, fill, budget);
    }

    private String digits(Object value, char conversion) {
        int places = precision < 0 ? DEFAULT_PRECISION : precision;
        if (places > MAX_PRECISION) {
            throw new TemplateFailure(
                    "the format asks for %d digits, but at most %d are written".formatted(places, MAX_PRECISION));
        }
        return switch (conversion) {
            case 'd' -> Numbers.toBigInteger(value).toString();
            case 'x' -> Numbers.toBigInteger(value).toString(16);
            case 'X' -> Numbers.toBigInteger(value).toString(16).toUpperCase(Locale.ROOT);
            case 'o' -> Numbers.toBigInteger(value).toString(8);
            case 'b' -> Numbers.toBigInteger(value).toString(2);
            case 'f', 'F' -> FloatText.fixed(Numbers.toDouble(value), places);
            case 'e' -> FloatText.exponent(Numbers.toDouble(value), places);
            case 'E' -> FloatText.exponent(Numbers.toDouble(value), places).toUpperCase(Locale.ROOT);
            case 'g' -> FloatText.general(Numbers.toDouble(value), places);
            case 'G' -> FloatText.general(Numbers.toDouble(value), places).toUpperCase(Locale.ROOT);
            case '%' -> FloatText.fixed(Numbers.toDouble(value) * 100, places) + "%";
            default -> throw new TemplateFailure("unsupported format character '%c'".formatted(conversion));
        };
    }

    private static String prefixOf(char conversion) {
        return switch (conversion) {
            case 'x' -> "0x";
            case 'X' -> "0X";
            case 'o' -> "0o";
            case 'b' -> "0b";
            default -> "";
        };
    }

    private static String group(String digits) {
        int point = digits.indexOf('.');
        int end = point < 0 ? digits.length() : point;
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = end - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }
}
