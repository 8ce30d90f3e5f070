package dev.tessera.platform.template.value;

/** Reads the widths and indexes of formats. */
final class DecimalDigits {
    private DecimalDigits() {}

    /** The number, -1 if there are no digits, or the largest int if it is larger. */
    static int parse(String text, int start, int end) {
        if (start == end) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            value = Math.min(Integer.MAX_VALUE, value * 10 + text.charAt(i) - '0');
        }
        return (int) value;
    }
}
