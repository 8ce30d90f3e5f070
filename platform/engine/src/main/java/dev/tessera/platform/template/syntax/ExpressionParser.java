package dev.tessera.platform.template.syntax;

import dev.tessera.platform.template.syntax.Expression.And;
import dev.tessera.platform.template.syntax.Expression.Binary;
import dev.tessera.platform.template.syntax.Expression.Comparand;
import dev.tessera.platform.template.syntax.Expression.Comparison;
import dev.tessera.platform.template.syntax.Expression.Conditional;
import dev.tessera.platform.template.syntax.Expression.Or;
import dev.tessera.platform.template.syntax.Expression.TupleLiteral;
import dev.tessera.platform.template.syntax.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses expressions, from the operators that bind least to those that bind most. */
final class ExpressionParser {
    private final TokenStream tokens;
    private final OperandParser operands;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        operands = new OperandParser(tokens, this);
    }

    OperandParser operands() {
        return operands;
    }

    /** An expression, or several with commas between them, which make a tuple. */
    Expression tuple() {
        return tuple(true);
    }

    /** What a loop iterates over: an {@code if} behind it belongs to the loop. */
    Expression iterable() {
        return tuple(false);
    }

    private Expression tuple(boolean conditional) {
        int line = tokens.line();
        Expression first = conditional ? expression() : or();
        if (!tokens.atOperator(",")) {
            return first;
        }
        List<Expression> elements = new ArrayList<>();
        elements.add(first);
        while (tokens.skipOperator(",") && !atTupleEnd()) {
            elements.add(conditional ? expression() : or());
        }
        return new TupleLiteral(elements, line);
    }

    private boolean atTupleEnd() {
        return tokens.at(TokenKind.OUTPUT_END)
                || tokens.at(TokenKind.BLOCK_END)
                || tokens.atOperator(")")
                || tokens.atOperator("=");
    }

    Expression expression() {
        tokens.enter();
        int line = tokens.line();
        Expression value = or();
        while (tokens.skipName("if")) {
            Expression condition = or();
            Optional<Expression> otherwise = tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
            value = new Conditional(condition, value, otherwise, line);
        }
        tokens.leave();
        return value;
    }

    private Expression or() {
        Expression left = and();
        while (tokens.atName("or")) {
            int line = tokens.next().line();
            left = new Or(left, and(), line);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.atName("and")) {
            int line = tokens.next().line();
            left = new And(left, not(), line);
        }
        return left;
    }

    private Expression not() {
        if (!tokens.atName("not")) {
            return comparison();
        }
        tokens.enter();
        int line = tokens.next().line();
        Expression negated = new Unary(UnaryOperator.NOT, not(), line);
        tokens.leave();
        return negated;
    }

    private Expression comparison() {
        int line = tokens.line();
        Expression first = sum();
        List<Comparand> others = new ArrayList<>();
        Optional<ComparisonOperator> operator = comparisonOperator();
        while (operator.isPresent()) {
            others.add(new Comparand(operator.get(), sum()));
            operator = comparisonOperator();
        }
        return others.isEmpty() ? first : new Comparison(first, others, line);
    }

    private Optional<ComparisonOperator> comparisonOperator() {
        if (tokens.skipName("in")) {
            return Optional.of(ComparisonOperator.IN);
        }
        if (tokens.atName("not") && tokens.following().is(TokenKind.NAME, "in")) {
            tokens.next();
            tokens.next();
            return Optional.of(ComparisonOperator.NOT_IN);
        }
        if (!tokens.at(TokenKind.OPERATOR)) {
            return Optional.empty();
        }
        Optional<ComparisonOperator> operator = switch (tokens.current().text()) {
            case "==" -> Optional.of(ComparisonOperator.EQUAL);
            case "!=" -> Optional.of(ComparisonOperator.NOT_EQUAL);
            case "<" -> Optional.of(ComparisonOperator.LESS);
            case "<=" -> Optional.of(ComparisonOperator.LESS_OR_EQUAL);
            case ">" -> Optional.of(ComparisonOperator.GREATER);
            case ">=" -> Optional.of(ComparisonOperator.GREATER_OR_EQUAL);
            default -> Optional.empty();
        };
        operator.ifPresent(found -> tokens.next());
        return operator;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.atOperator("+") || tokens.atOperator("-")) {
            Token operator = tokens.next();
            BinaryOperator kind = operator.text().equals("+") ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
            left = new Binary(kind, left, concatenation(), operator.line());
        }
        return left;
    }

    private Expression concatenation() {
        Expression left = product();
        while (tokens.atOperator("~")) {
            int line = tokens.next().line();
            left = new Binary(BinaryOperator.CONCATENATE, left, product(), line);
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        Optional<BinaryOperator> operator = productOperator();
        while (operator.isPresent()) {
            int line = tokens.next().line();
            left = new Binary(operator.get(), left, power(), line);
            operator = productOperator();
        }
        return left;
    }

    private Optional<BinaryOperator> productOperator() {
        if (!tokens.at(TokenKind.OPERATOR)) {
            return Optional.empty();
        }
        return switch (tokens.current().text()) {
            case "*" -> Optional.of(BinaryOperator.MULTIPLY);
            case "/" -> Optional.of(BinaryOperator.DIVIDE);
            case "//" -> Optional.of(BinaryOperator.FLOOR_DIVIDE);
            case "%" -> Optional.of(BinaryOperator.MODULO);
            default -> Optional.empty();
        };
    }

    private Expression power() {
        Expression left = operands.operand();
        while (tokens.atOperator("**")) {
            int line = tokens.next().line();
            left = new Binary(BinaryOperator.POWER, left, operands.operand(), line);
        }
        return left;
    }
}
