package dev.tessera.platform.template.syntax;

/**
 * One token.
 *
 * @param kind what it is
 * @param text the text, name or operator, the decimal digits of a number, or the content of a string without escapes
 * @param line where it begins, counted from 1
 */
record Token(TokenKind kind, String text, int line) {
    boolean is(TokenKind kind, String text) {
        return this.kind == kind && this.text.equals(text);
    }

    /** How errors name it. */
    String described() {
        return switch (kind) {
            case TEXT -> "text";
            case OUTPUT_START -> "'{{'";
            case OUTPUT_END -> "'}}'";
            case BLOCK_START -> "'{%'";
            case BLOCK_END -> "'%}'";
            case STRING -> "a string";
            case NAME, INTEGER, FLOAT, OPERATOR -> "'%s'".formatted(text);
            case END -> "the end of the template";
        };
    }
}
