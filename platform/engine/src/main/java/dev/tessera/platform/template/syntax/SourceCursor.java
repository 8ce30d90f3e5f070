package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Whitespace;

/** A position in the text of a template that knows its line. */
final class SourceCursor {
    private final String source;
    private int position;
    private int line = 1;

    SourceCursor(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    int position() {
        return position;
    }

    int line() {
        return line;
    }

    boolean atEnd() {
        return position >= source.length();
    }

    boolean startsWith(String text) {
        return source.startsWith(text, position);
    }

    /** The character at a distance, or 0 behind the end. */
    char peek(int distance) {
        int index = position + distance;
        return index < source.length() ? source.charAt(index) : 0;
    }

    /** Goes on to a position and counts the lines on the way. */
    String moveTo(int end) {
        String passed = source.substring(position, end);
        line += (int) passed.chars().filter(character -> character == '\n').count();
        position = end;
        return passed;
    }

    void move(int count) {
        moveTo(position + count);
    }

    void skipWhitespace() {
        moveTo(Whitespace.skip(source, position));
    }

    /** Whether the last character passed ended a line. */
    boolean afterLineEnd() {
        return position > 0 && source.charAt(position - 1) == '\n';
    }

    TemplateFailure failure(String message) {
        return new TemplateFailure(line, message);
    }
}
