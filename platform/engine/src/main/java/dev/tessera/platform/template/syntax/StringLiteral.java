package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.limit.TemplateFailure;

/** Reads a quoted string and replaces Python's escapes in it. */
final class StringLiteral {
    private static final String PLAIN_ESCAPES = "ntrbfva\\'\"";
    private static final String PLAIN_MEANINGS = "\n\t\r\b\f\u000b\u0007\\'\"";

    private final String text;
    private final int line;
    private final StringBuilder out = new StringBuilder();
    private int position;

    private StringLiteral(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /** Reads the string at the cursor. */
    static String read(SourceCursor cursor) {
        String source = cursor.source();
        char quote = cursor.peek(0);
        int end = cursor.position() + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw cursor.failure("the string that starts here has no end");
        }
        int line = cursor.line();
        String quoted = cursor.moveTo(end + 1);
        return new StringLiteral(quoted.substring(1, quoted.length() - 1), line).unescaped();
    }

    private String unescaped() {
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == '\\' && position < text.length()) {
                escape(text.charAt(position++));
            } else {
                out.append(character);
            }
        }
        return out.toString();
    }

    private void escape(char character) {
        int plain = PLAIN_ESCAPES.indexOf(character);
        if (plain >= 0) {
            out.append(PLAIN_MEANINGS.charAt(plain));
            return;
        }
        switch (character) {
            case '\n' -> {}
            case 'x' -> number(2);
            case 'u' -> number(4);
            case 'U' -> number(8);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(character - '0');
            default -> out.append('\\').append(character);
        }
    }

    private void number(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = position < text.length() ? Character.digit(text.charAt(position++), 16) : -1;
            if (digit < 0) {
                throw new TemplateFailure(line, "an escape in a string needs %d hexadecimal digits".formatted(digits));
            }
            value = value * 16 + digit;
        }
        if (!Character.isValidCodePoint(value)) {
            throw new TemplateFailure(line, "an escape in a string names no character");
        }
        out.appendCodePoint(value);
    }

    private void octal(int first) {
        int value = first;
        for (int i = 0; i < 2 && position < text.length(); i++) {
            int digit = Character.digit(text.charAt(position), 8);
            if (digit < 0) {
                break;
            }
            value = value * 8 + digit;
            position++;
        }
        out.append((char) value);
    }
}
