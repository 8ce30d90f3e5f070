package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.List;

/** The tokens that are not parsed yet, and how deep the parser is. */
final class TokenStream {
    private final List<Token> tokens;
    private final int maxDepth;
    private int position;
    private int depth;

    TokenStream(List<Token> tokens, int maxDepth) {
        this.tokens = tokens;
        this.maxDepth = maxDepth;
    }

    Token current() {
        return tokens.get(position);
    }

    /** The token after the current one, or the end. */
    Token following() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /** Passes a token; the end stays. */
    Token next() {
        Token token = current();
        if (token.kind() != TokenKind.END) {
            position++;
        }
        return token;
    }

    int line() {
        return current().line();
    }

    boolean at(TokenKind kind) {
        return current().kind() == kind;
    }

    boolean atOperator(String operator) {
        return current().is(TokenKind.OPERATOR, operator);
    }

    boolean atName(String name) {
        return current().is(TokenKind.NAME, name);
    }

    boolean skipOperator(String operator) {
        boolean found = atOperator(operator);
        position += found ? 1 : 0;
        return found;
    }

    boolean skipName(String name) {
        boolean found = atName(name);
        position += found ? 1 : 0;
        return found;
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw unexpected("'%s'".formatted(operator));
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw unexpected("'%s'".formatted(name));
        }
    }

    String expectAnyName() {
        return expect(TokenKind.NAME, "a name").text();
    }

    Token expect(TokenKind kind, String described) {
        if (!at(kind)) {
            throw unexpected(described);
        }
        return next();
    }

    int position() {
        return position;
    }

    /** Whether a name occurs from a position up to the current token. */
    boolean usedSince(int start, String name) {
        return tokens.subList(start, position).stream().anyMatch(token -> token.is(TokenKind.NAME, name));
    }

    /** Goes into a block or an expression inside another one. */
    void enter() {
        depth++;
        if (depth > maxDepth) {
            throw new TemplateFailure(line(), "blocks and expressions nest deeper than %d levels".formatted(maxDepth));
        }
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        depth--;
    }

    TemplateFailure unexpected(String expected) {
        return new TemplateFailure(
                line(),
                "expected %s, but found %s".formatted(expected, current().described()));
    }
}
