package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.syntax.Expression.DictLiteral;
import dev.tessera.platform.template.syntax.Expression.Entry;
import dev.tessera.platform.template.syntax.Expression.ListLiteral;
import dev.tessera.platform.template.syntax.Expression.Literal;
import dev.tessera.platform.template.syntax.Expression.Name;
import dev.tessera.platform.template.syntax.Expression.TupleLiteral;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.Numbers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Parses names, constants, lists, dicts and what is in parentheses. */
final class LiteralParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    LiteralParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.current();
        int line = token.line();
        return switch (token.kind()) {
            case NAME -> name(tokens.next());
            case STRING -> string();
            case INTEGER -> new Literal(Numbers.of(new BigInteger(tokens.next().text())), line);
            case FLOAT -> new Literal(Double.valueOf(tokens.next().text()), line);
            case OPERATOR ->
                switch (token.text()) {
                    case "(" -> parentheses();
                    case "[" -> list();
                    case "{" -> dict();
                    default -> throw tokens.unexpected("a value");
                };
            case TEXT, OUTPUT_START, OUTPUT_END, BLOCK_START, BLOCK_END, END -> throw tokens.unexpected("a value");
        };
    }

    private static Expression name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Literal(true, token.line());
            case "false", "False" -> new Literal(false, token.line());
            case "none", "None" -> new Literal(None.NONE, token.line());
            default -> new Name(token.text(), token.line());
        };
    }

    /** Strings next to each other are one. */
    private Expression string() {
        int line = tokens.line();
        StringBuilder text = new StringBuilder();
        while (tokens.at(TokenKind.STRING)) {
            text.append(tokens.next().text());
        }
        return new Literal(text.toString(), line);
    }

    private Expression parentheses() {
        int line = tokens.next().line();
        if (tokens.skipOperator(")")) {
            return new TupleLiteral(List.of(), line);
        }
        Expression value = expressions.tuple();
        tokens.expectOperator(")");
        return value;
    }

    private Expression list() {
        int line = tokens.next().line();
        List<Expression> elements = new ArrayList<>();
        while (!tokens.atOperator("]")) {
            if (!elements.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (!tokens.atOperator("]")) {
                elements.add(expressions.expression());
            }
        }
        tokens.next();
        return new ListLiteral(elements, line);
    }

    private Expression dict() {
        int line = tokens.next().line();
        List<Entry> entries = new ArrayList<>();
        while (!tokens.atOperator("}")) {
            if (!entries.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (!tokens.atOperator("}")) {
                Expression key = expressions.expression();
                tokens.expectOperator(":");
                entries.add(new Entry(key, expressions.expression()));
            }
        }
        tokens.next();
        return new DictLiteral(entries, line);
    }
}
