package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.value.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a template into text and tags, with Jinja2's options {@code trim_blocks} (the line end after a block goes away)
 * and {@code lstrip_blocks} (so does the space before a block that begins its line).
 */
final class Lexer {
    private static final String TAG_KINDS = "{%#";

    private final SourceCursor cursor;
    private final List<Token> tokens = new ArrayList<>();

    /** Whether the text that comes next begins a line. */
    private boolean lineStart = true;

    private Lexer(SourceCursor cursor) {
        this.cursor = cursor;
    }

    static List<Token> tokens(String source) {
        String normalized = source.replace("\r\n", "\n").replace('\r', '\n');
        String trimmed = normalized.endsWith("\n") ? normalized.substring(0, normalized.length() - 1) : normalized;
        Lexer lexer = new Lexer(new SourceCursor(trimmed));
        while (!lexer.cursor.atEnd()) {
            lexer.textAndTag();
        }
        lexer.add(TokenKind.END, "");
        return List.copyOf(lexer.tokens);
    }

    private void textAndTag() {
        int tag = nextTag();
        int line = cursor.line();
        String text = cursor.moveTo(tag);
        if (cursor.atEnd()) {
            addText(text, line);
            return;
        }
        char kind = cursor.peek(1);
        char sign = cursor.peek(2);
        addText(stripped(text, sign, kind == '{'), line);
        if (kind == '#') {
            comment();
        } else {
            Optional<RawTag> raw = RawTag.opening(cursor.source(), tag);
            if (raw.isPresent()) {
                raw(raw.get());
            } else {
                new TagLexer(cursor, tokens, kind == '{').tag();
            }
        }
        lineStart = cursor.afterLineEnd();
    }

    private int nextTag() {
        String source = cursor.source();
        int brace = source.indexOf('{', cursor.position());
        while (brace >= 0 && brace + 1 < source.length()) {
            if (TAG_KINDS.indexOf(source.charAt(brace + 1)) >= 0) {
                return brace;
            }
            brace = source.indexOf('{', brace + 1);
        }
        return source.length();
    }

    /** Text before a tag, without the white space that the tag removes. */
    private String stripped(String text, char sign, boolean output) {
        if (sign == '-') {
            return Whitespace.stripEnd(text);
        }
        if (sign == '+' || output) {
            return text;
        }
        int lastLine = text.lastIndexOf('\n') + 1;
        boolean strips = (lastLine > 0 || lineStart) && Whitespace.isAll(text.substring(lastLine));
        return strips ? text.substring(0, lastLine) : text;
    }

    private void comment() {
        char sign = cursor.peek(2);
        int start = cursor.position() + (sign == '-' || sign == '+' ? 3 : 2);
        int end = cursor.source().indexOf("#}", start);
        if (end < 0) {
            throw cursor.failure("the comment that starts here has no end");
        }
        char last = end > start ? cursor.source().charAt(end - 1) : 0;
        cursor.moveTo(end + 2);
        if (last == '-') {
            cursor.skipWhitespace();
        } else if (last != '+' && cursor.peek(0) == '\n') {
            cursor.move(1);
        }
    }

    private void raw(RawTag opening) {
        RawTag closing = RawTag.closing(cursor.source(), opening.end())
                .orElseThrow(() -> cursor.failure("the raw block that starts here has no end"));
        cursor.moveTo(opening.end());
        lineStart = cursor.afterLineEnd();
        int line = cursor.line();
        addText(stripped(cursor.moveTo(closing.start()), closing.sign(), false), line);
        cursor.moveTo(closing.end());
    }

    private void addText(String text, int line) {
        if (!text.isEmpty()) {
            tokens.add(new Token(TokenKind.TEXT, text, line));
        }
    }

    private void add(TokenKind kind, String text) {
        tokens.add(new Token(kind, text, cursor.line()));
    }
}
