package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.syntax.Argument;
import dev.tessera.platform.template.syntax.Expression;
import dev.tessera.platform.template.syntax.Expression.And;
import dev.tessera.platform.template.syntax.Expression.Attribute;
import dev.tessera.platform.template.syntax.Expression.Binary;
import dev.tessera.platform.template.syntax.Expression.Call;
import dev.tessera.platform.template.syntax.Expression.Comparison;
import dev.tessera.platform.template.syntax.Expression.Conditional;
import dev.tessera.platform.template.syntax.Expression.DictLiteral;
import dev.tessera.platform.template.syntax.Expression.Entry;
import dev.tessera.platform.template.syntax.Expression.Filtered;
import dev.tessera.platform.template.syntax.Expression.Item;
import dev.tessera.platform.template.syntax.Expression.ListLiteral;
import dev.tessera.platform.template.syntax.Expression.Literal;
import dev.tessera.platform.template.syntax.Expression.Name;
import dev.tessera.platform.template.syntax.Expression.Or;
import dev.tessera.platform.template.syntax.Expression.Slice;
import dev.tessera.platform.template.syntax.Expression.Tested;
import dev.tessera.platform.template.syntax.Expression.TupleLiteral;
import dev.tessera.platform.template.syntax.Expression.Unary;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.SafeText;
import dev.tessera.platform.template.value.Slices;
import dev.tessera.platform.template.value.Truth;
import dev.tessera.platform.template.value.Tuple;
import dev.tessera.platform.template.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the values of expressions. Belongs to one rendering. */
final class ExpressionEvaluator {
    private final Budget budget;
    private final OperatorEvaluator operators;
    private final CallEvaluator calls;

    ExpressionEvaluator(Budget budget) {
        this.budget = requireNonNull(budget, "budget is null");
        operators = new OperatorEvaluator(budget, this);
        calls = new CallEvaluator(budget, this);
    }

    Object evaluate(Expression expression, Scope scope) {
        budget.enter();
        budget.at(expression.line());
        Object value = switch (expression) {
            case Literal literal -> literal.value();
            case Name name -> variable(name, scope);
            case Attribute attribute -> attribute(attribute, scope);
            case Item item -> item(item, scope);
            case Slice slice -> slice(slice, scope);
            case Call call -> calls.call(call, Optional.empty(), scope);
            case Filtered filtered -> {
                Object input = evaluate(filtered.value(), scope);
                yield filter(input, filtered.filter(), filtered.arguments(), filtered.line(), scope);
            }
            case Tested tested -> test(tested, scope);
            case Binary binary -> operators.binary(binary, scope);
            case Unary unary -> operators.unary(unary, scope);
            case Comparison comparison -> operators.comparison(comparison, scope);
            case And and -> {
                Object left = evaluate(and.left(), scope);
                yield Truth.of(left) ? evaluate(and.right(), scope) : left;
            }
            case Or or -> {
                Object left = evaluate(or.left(), scope);
                yield Truth.of(left) ? left : evaluate(or.right(), scope);
            }
            case Conditional conditional -> conditional(conditional, scope);
            case ListLiteral list -> elements(list.elements(), scope);
            case TupleLiteral tuple -> new Tuple(elements(tuple.elements(), scope));
            case DictLiteral dict -> dict(dict, scope);
        };
        budget.leave();
        return value;
    }

    boolean isTrue(Expression expression, Scope scope) {
        return Truth.of(evaluate(expression, scope));
    }

    /** Calls what a call block names. */
    Object call(Call call, Object caller, Scope scope) {
        return calls.call(call, Optional.of(caller), scope);
    }

    Object filter(Object input, String filter, List<Argument> arguments, int line, Scope scope) {
        Arguments evaluated = calls.arguments(arguments, Optional.empty(), scope);
        budget.at(line);
        read(input);
        return Filters.named(filter).apply(input, evaluated, budget);
    }

    private Object variable(Name name, Scope scope) {
        // far variables take as many look-ups as there are scopes between
        budget.spend(scope.depth() / 8);
        return scope.get(name.name());
    }

    private Object attribute(Attribute attribute, Scope scope) {
        Object owner = evaluate(attribute.owner(), scope);
        budget.at(attribute.line());
        return Members.attribute(owner, attribute.name(), budget);
    }

    private Object item(Item item, Scope scope) {
        Object owner = evaluate(item.owner(), scope);
        Object index = evaluate(item.index(), scope);
        budget.at(item.line());
        return Members.item(owner, index, budget);
    }

    private Object slice(Slice slice, Scope scope) {
        Object owner = evaluate(slice.owner(), scope);
        Object start = bound(slice.start(), scope);
        Object stop = bound(slice.stop(), scope);
        Object step = bound(slice.step(), scope);
        budget.at(slice.line());
        return Slices.of(owner, start, stop, step, budget);
    }

    private Object bound(Optional<Expression> bound, Scope scope) {
        return bound.isPresent() ? evaluate(bound.get(), scope) : None.NONE;
    }

    private boolean test(Tested tested, Scope scope) {
        Object value = evaluate(tested.value(), scope);
        Arguments arguments = calls.arguments(tested.arguments(), Optional.empty(), scope);
        budget.at(tested.line());
        read(value);
        return Tests.named(tested.test()).holds(value, arguments, budget) != tested.negated();
    }

    private Object conditional(Conditional conditional, Scope scope) {
        if (isTrue(conditional.condition(), scope)) {
            return evaluate(conditional.value(), scope);
        }
        return conditional.otherwise().isPresent()
                ? evaluate(conditional.otherwise().get(), scope)
                : new Undefined("the inline if-expression evaluated to false and no else section was defined.");
    }

    private List<Object> elements(List<Expression> expressions, Scope scope) {
        List<Object> elements = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            elements.add(evaluate(expression, scope));
        }
        return elements;
    }

    private Map<Object, Object> dict(DictLiteral dict, Scope scope) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        for (Entry entry : dict.entries()) {
            Object key = evaluate(entry.key(), scope);
            PythonType.requireKey(key, budget);
            entries.put(SafeText.unmark(key), evaluate(entry.value(), scope));
        }
        return entries;
    }

    private void read(Object value) {
        if (SafeText.unmark(value) instanceof String text) {
            budget.text(text.length());
        }
    }
}
