package dev.tessera.platform.template.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Splits what is inside one tag into tokens. */
final class TagLexer {
    private static final List<String> DOUBLE_OPERATORS = List.of("==", "!=", "<=", ">=", "//", "**");
    private static final String OPERATORS = "+-*/%~<>=.,:|()[]{};";

    private final SourceCursor cursor;
    private final List<Token> tokens;
    private final boolean output;
    private final Deque<Character> closers = new ArrayDeque<>();

    TagLexer(SourceCursor cursor, List<Token> tokens, boolean output) {
        this.cursor = cursor;
        this.tokens = tokens;
        this.output = output;
    }

    /** Reads the tag at the cursor, with the white space behind it that it removes. */
    void tag() {
        add(output ? TokenKind.OUTPUT_START : TokenKind.BLOCK_START, "");
        cursor.move(cursor.peek(2) == '-' || cursor.peek(2) == '+' ? 3 : 2);
        int start = cursor.line();
        cursor.skipWhitespace();
        while (!closers.isEmpty() || !end()) {
            if (cursor.atEnd()) {
                throw cursor.failure("the tag that starts in line %d has no end".formatted(start));
            }
            token();
            cursor.skipWhitespace();
        }
    }

    private boolean end() {
        String end = output ? "}}" : "%}";
        if (cursor.startsWith("-" + end)) {
            add(output ? TokenKind.OUTPUT_END : TokenKind.BLOCK_END, "");
            cursor.move(3);
            cursor.skipWhitespace();
            return true;
        }
        boolean kept = !output && cursor.startsWith("+" + end);
        if (!kept && !cursor.startsWith(end)) {
            return false;
        }
        add(output ? TokenKind.OUTPUT_END : TokenKind.BLOCK_END, "");
        cursor.move(kept ? 3 : 2);
        if (!output && !kept && cursor.peek(0) == '\n') {
            cursor.move(1);
        }
        return true;
    }

    private void token() {
        char character = cursor.peek(0);
        if (character == '\'' || character == '"') {
            int line = cursor.line();
            tokens.add(new Token(TokenKind.STRING, StringLiteral.read(cursor), line));
        } else if (character >= '0' && character <= '9') {
            boolean afterDot = tokens.getLast().is(TokenKind.OPERATOR, ".");
            tokens.add(NumberLiteral.read(cursor, afterDot));
        } else if (isNameStart(cursor.source().codePointAt(cursor.position()))) {
            name();
        } else {
            operator(character);
        }
    }

    private void name() {
        int end = cursor.position();
        String source = cursor.source();
        while (end < source.length() && isNamePart(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        int line = cursor.line();
        tokens.add(new Token(TokenKind.NAME, cursor.moveTo(end), line));
    }

    private void operator(char character) {
        for (String operator : DOUBLE_OPERATORS) {
            if (cursor.startsWith(operator)) {
                add(TokenKind.OPERATOR, operator);
                cursor.move(2);
                return;
            }
        }
        if (OPERATORS.indexOf(character) < 0) {
            throw cursor.failure("unexpected char '%c'".formatted(character));
        }
        balance(character);
        add(TokenKind.OPERATOR, String.valueOf(character));
        cursor.move(1);
    }

    private void balance(char character) {
        switch (character) {
            case '(' -> closers.push(')');
            case '[' -> closers.push(']');
            case '{' -> closers.push('}');
            case ')', ']', '}' -> {
                if (closers.isEmpty()) {
                    throw cursor.failure("unexpected '%c'".formatted(character));
                }
                char expected = closers.pop();
                if (expected != character) {
                    throw cursor.failure("unexpected '%c', expected '%c'".formatted(character, expected));
                }
            }
            default -> {}
        }
    }

    private static boolean isNameStart(int character) {
        return character == '_' || Character.isUnicodeIdentifierStart(character);
    }

    private static boolean isNamePart(int character) {
        return isNameStart(character)
                || (Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character));
    }

    private void add(TokenKind kind, String text) {
        tokens.add(new Token(kind, text, cursor.line()));
    }
}
