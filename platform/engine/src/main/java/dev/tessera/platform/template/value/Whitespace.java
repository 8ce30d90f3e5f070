package dev.tessera.platform.template.value;

/** What Python takes for white space. */
public final class Whitespace {
    private static final int NEXT_LINE = 0x85;

    private Whitespace() {}

    public static boolean is(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    /** The index of the first character from a start on that is none. */
    public static int skip(String text, int start) {
        int index = start;
        while (index < text.length() && is(text.charAt(index))) {
            index++;
        }
        return index;
    }

    public static boolean isAll(String text) {
        return skip(text, 0) == text.length();
    }

    public static String stripStart(String text) {
        return text.substring(skip(text, 0));
    }

    public static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
