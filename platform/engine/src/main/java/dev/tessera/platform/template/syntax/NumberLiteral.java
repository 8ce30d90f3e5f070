package dev.tessera.platform.template.syntax;

import java.math.BigInteger;

/** Reads numbers as Python writes them: {@code 12}, {@code 1_000}, {@code 0xff}, {@code 1.5e3}. */
final class NumberLiteral {
    /** As many digits as Python converts. */
    private static final int MAX_LENGTH = 4300;

    private static final String RADIX_MARKS = "bBoOxX";
    private static final int[] RADIXES = {2, 2, 8, 8, 16, 16};

    private NumberLiteral() {}

    /**
     * Reads the number at the cursor.
     *
     * @param afterDot whether it is an index after a point, as in {@code x.0.1}, and thus no float
     */
    static Token read(SourceCursor cursor, boolean afterDot) {
        int mark = cursor.peek(0) == '0' && cursor.peek(1) != 0 ? RADIX_MARKS.indexOf(cursor.peek(1)) : -1;
        if (mark >= 0 && Character.digit(cursor.peek(2), RADIXES[mark]) >= 0) {
            int end = digits(cursor, cursor.position() + 2, RADIXES[mark]);
            return integer(cursor, end, 2, RADIXES[mark]);
        }
        int end = digits(cursor, cursor.position(), 10);
        int fraction = !afterDot && is(cursor, end, '.') ? digits(cursor, end + 1, 10) : end;
        boolean decimal = fraction > end + 1;
        int exponent = afterDot ? -1 : exponent(cursor, decimal ? fraction : end);
        if (exponent < 0 && !decimal) {
            return integer(cursor, end, 0, 10);
        }
        int line = cursor.line();
        String text = text(cursor, exponent < 0 ? fraction : exponent);
        return new Token(TokenKind.FLOAT, text, line);
    }

    private static Token integer(SourceCursor cursor, int end, int prefix, int radix) {
        int line = cursor.line();
        BigInteger value = new BigInteger(text(cursor, end).substring(prefix), radix);
        return new Token(TokenKind.INTEGER, value.toString(), line);
    }

    private static String text(SourceCursor cursor, int end) {
        if (end - cursor.position() > MAX_LENGTH) {
            throw cursor.failure("a number has more than %d digits".formatted(MAX_LENGTH));
        }
        return cursor.moveTo(end).replace("_", "");
    }

    /** The end of the exponent that starts at a position, or -1 if none does. */
    private static int exponent(SourceCursor cursor, int start) {
        if (!is(cursor, start, 'e') && !is(cursor, start, 'E')) {
            return -1;
        }
        int first = is(cursor, start + 1, '+') || is(cursor, start + 1, '-') ? start + 2 : start + 1;
        int end = digits(cursor, first, 10);
        return end > first ? end : -1;
    }

    private static boolean is(SourceCursor cursor, int index, char character) {
        return index < cursor.source().length() && cursor.source().charAt(index) == character;
    }

    /** The end of the digits from a position on; an underscore may stand between two of them. */
    private static int digits(SourceCursor cursor, int start, int radix) {
        String source = cursor.source();
        int end = start;
        while (isDigit(source, end, radix)
                || (end > start && is(cursor, end, '_') && isDigit(source, end + 1, radix))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String source, int index, int radix) {
        return index < source.length()
                && source.charAt(index) < 0x80
                && Character.digit(source.charAt(index), radix) >= 0;
    }
}
