package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.syntax.ComparisonOperator;
import dev.tessera.platform.template.syntax.Expression.Binary;
import dev.tessera.platform.template.syntax.Expression.Comparand;
import dev.tessera.platform.template.syntax.Expression.Comparison;
import dev.tessera.platform.template.syntax.Expression.Unary;
import dev.tessera.platform.template.value.Containment;
import dev.tessera.platform.template.value.Equality;
import dev.tessera.platform.template.value.Operators;
import dev.tessera.platform.template.value.Ordering;
import dev.tessera.platform.template.value.Truth;

/** Applies operators to the values of expressions. Belongs to one rendering. */
final class OperatorEvaluator {
    private final Budget budget;
    private final ExpressionEvaluator expressions;

    OperatorEvaluator(Budget budget, ExpressionEvaluator expressions) {
        this.budget = requireNonNull(budget, "budget is null");
        this.expressions = expressions;
    }

    Object binary(Binary binary, Scope scope) {
        Object left = expressions.evaluate(binary.left(), scope);
        Object right = expressions.evaluate(binary.right(), scope);
        budget.at(binary.line());
        return switch (binary.operator()) {
            case ADD -> Operators.add(left, right, budget);
            case SUBTRACT -> Operators.subtract(left, right, budget);
            case MULTIPLY -> Operators.multiply(left, right, budget);
            case DIVIDE -> Operators.divide(left, right);
            case FLOOR_DIVIDE -> Operators.floorDivide(left, right);
            case MODULO -> Operators.modulo(left, right, budget);
            case POWER -> Operators.power(left, right, budget);
            case CONCATENATE -> Operators.concatenate(left, right, budget);
        };
    }

    Object unary(Unary unary, Scope scope) {
        Object value = expressions.evaluate(unary.operand(), scope);
        budget.at(unary.line());
        return switch (unary.operator()) {
            case NOT -> !Truth.of(value);
            case MINUS -> Operators.negate(value);
            case PLUS -> Operators.plus(value);
        };
    }

    boolean comparison(Comparison comparison, Scope scope) {
        Object left = expressions.evaluate(comparison.first(), scope);
        for (Comparand other : comparison.others()) {
            Object right = expressions.evaluate(other.value(), scope);
            budget.at(comparison.line());
            if (!holds(left, other.operator(), right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private boolean holds(Object left, ComparisonOperator operator, Object right) {
        return switch (operator) {
            case EQUAL -> Equality.of(left, right, budget);
            case NOT_EQUAL -> !Equality.of(left, right, budget);
            case LESS -> Ordering.compare(left, right, budget) < 0;
            case LESS_OR_EQUAL -> Ordering.compare(left, right, budget) <= 0;
            case GREATER -> Ordering.compare(left, right, budget) > 0;
            case GREATER_OR_EQUAL -> Ordering.compare(left, right, budget) >= 0;
            case IN -> Containment.of(left, right, budget);
            case NOT_IN -> !Containment.of(left, right, budget);
        };
    }
}
