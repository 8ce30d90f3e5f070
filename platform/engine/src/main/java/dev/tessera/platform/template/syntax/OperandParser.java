package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.syntax.Expression.Attribute;
import dev.tessera.platform.template.syntax.Expression.Call;
import dev.tessera.platform.template.syntax.Expression.Filtered;
import dev.tessera.platform.template.syntax.Expression.Item;
import dev.tessera.platform.template.syntax.Expression.Slice;
import dev.tessera.platform.template.syntax.Expression.Tested;
import dev.tessera.platform.template.syntax.Expression.TupleLiteral;
import dev.tessera.platform.template.syntax.Expression.Unary;
import dev.tessera.platform.template.syntax.Statement.FilterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses what stands between operators: a value with signs, attributes, items, calls, filters and tests. */
final class OperandParser {
    /** Names that do not begin the argument of a test. */
    private static final Set<String> AFTER_TEST = Set.of("else", "or", "and", "is", "if", "in", "not");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final LiteralParser literals;

    OperandParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
        literals = new LiteralParser(tokens, expressions);
    }

    Expression operand() {
        return filtersAndTests(signed());
    }

    private Expression signed() {
        if (!tokens.atOperator("-") && !tokens.atOperator("+")) {
            return postfix(literals.primary());
        }
        tokens.enter();
        Token sign = tokens.next();
        UnaryOperator operator = sign.text().equals("-") ? UnaryOperator.MINUS : UnaryOperator.PLUS;
        Expression value = postfix(new Unary(operator, signed(), sign.line()));
        tokens.leave();
        return value;
    }

    private Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            int line = tokens.line();
            if (tokens.skipOperator(".")) {
                value = tokens.at(TokenKind.INTEGER)
                        ? new Item(value, literals.primary(), line)
                        : new Attribute(value, tokens.expectAnyName(), line);
            } else if (tokens.skipOperator("[")) {
                value = subscript(value, line);
            } else if (tokens.atOperator("(")) {
                value = new Call(value, arguments(), line);
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression owner, int line) {
        Optional<Expression> start = Optional.empty();
        if (!tokens.atOperator(":")) {
            Expression index = expressions.expression();
            if (tokens.atOperator(",")) {
                return new Item(owner, indexTuple(index, line), line);
            }
            if (tokens.skipOperator("]")) {
                return new Item(owner, index, line);
            }
            start = Optional.of(index);
        }
        tokens.expectOperator(":");
        Optional<Expression> stop = Optional.empty();
        if (!tokens.atOperator(":") && !tokens.atOperator("]")) {
            stop = Optional.of(expressions.expression());
        }
        Optional<Expression> step = Optional.empty();
        if (tokens.skipOperator(":") && !tokens.atOperator("]")) {
            step = Optional.of(expressions.expression());
        }
        tokens.expectOperator("]");
        return new Slice(owner, start, stop, step, line);
    }

    private Expression indexTuple(Expression first, int line) {
        List<Expression> elements = new ArrayList<>();
        elements.add(first);
        while (tokens.skipOperator(",")) {
            elements.add(expressions.expression());
        }
        tokens.expectOperator("]");
        return new TupleLiteral(elements, line);
    }

    private Expression filtersAndTests(Expression start) {
        Expression value = start;
        while (true) {
            int line = tokens.line();
            if (tokens.skipOperator("|")) {
                FilterUse use = filter();
                value = new Filtered(value, use.filter(), use.arguments(), line);
            } else if (tokens.skipName("is")) {
                value = test(value, line);
            } else if (tokens.atOperator("(")) {
                value = new Call(value, arguments(), line);
            } else {
                return value;
            }
        }
    }

    /** A filter's name and arguments, without the bar before it. */
    FilterUse filter() {
        String name = dottedName();
        return new FilterUse(name, tokens.atOperator("(") ? arguments() : List.of());
    }

    private Expression test(Expression value, int line) {
        boolean negated = tokens.skipName("not");
        String name = dottedName();
        List<Argument> arguments = List.of();
        if (tokens.atOperator("(")) {
            arguments = arguments();
        } else if (atTestArgument()) {
            arguments = List.of(new Argument.Positional(postfix(literals.primary())));
        }
        return new Tested(value, name, arguments, negated, line);
    }

    private boolean atTestArgument() {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NAME -> !AFTER_TEST.contains(token.text());
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            case TEXT, OUTPUT_START, OUTPUT_END, BLOCK_START, BLOCK_END, END -> false;
        };
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.expectAnyName());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expectAnyName());
        }
        return name.toString();
    }

    List<Argument> arguments() {
        tokens.expectOperator("(");
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.atOperator(")")) {
            if (!arguments.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (!tokens.atOperator(")")) {
                arguments.add(argument());
            }
        }
        tokens.expectOperator(")");
        return arguments;
    }

    private Argument argument() {
        if (tokens.skipOperator("*")) {
            return new Argument.Spread(expressions.expression());
        }
        if (tokens.skipOperator("**")) {
            return new Argument.NamedSpread(expressions.expression());
        }
        if (tokens.at(TokenKind.NAME) && tokens.following().is(TokenKind.OPERATOR, "=")) {
            String name = tokens.next().text();
            tokens.next();
            return new Argument.Named(name, expressions.expression());
        }
        return new Argument.Positional(expressions.expression());
    }
}
