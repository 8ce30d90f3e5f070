package dev.tessera.platform.template.syntax;

/** The kinds of tokens of a template. */
enum TokenKind {
    TEXT,
    OUTPUT_START,
    OUTPUT_END,
    BLOCK_START,
    BLOCK_END,
    NAME,
    INTEGER,
    FLOAT,
    STRING,
    OPERATOR,
    END
}
