package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.syntax.Argument;
import dev.tessera.platform.template.syntax.Expression.Call;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.TemplateFunction;
import dev.tessera.platform.template.value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates arguments and calls functions with them. Belongs to one rendering. */
final class CallEvaluator {
    private final Budget budget;
    private final ExpressionEvaluator expressions;

    CallEvaluator(Budget budget, ExpressionEvaluator expressions) {
        this.budget = requireNonNull(budget, "budget is null");
        this.expressions = expressions;
    }

    Object call(Call call, Optional<Object> caller, Scope scope) {
        Object function = expressions.evaluate(call.function(), scope);
        Arguments arguments = arguments(call.arguments(), caller, scope);
        budget.at(call.line());
        return switch (function) {
            case TemplateFunction callable -> callable.call(arguments);
            case Undefined undefined -> throw undefined.failure();
            default -> throw new TemplateFailure("'%s' object is not callable".formatted(PythonType.name(function)));
        };
    }

    Arguments arguments(List<Argument> arguments, Optional<Object> caller, Scope scope) {
        if (arguments.isEmpty() && caller.isEmpty()) {
            return Arguments.NONE;
        }
        List<Object> positional = new ArrayList<>();
        Map<String, Object> named = new LinkedHashMap<>();
        for (Argument argument : arguments) {
            Object value = expressions.evaluate(argument.value(), scope);
            switch (argument) {
                case Argument.Positional next -> positional.add(value);
                case Argument.Named name -> named.put(name.name(), value);
                case Argument.Spread spread -> positional.addAll(Iteration.list(value, budget));
                case Argument.NamedSpread spread ->
                    PythonType.requireDict(value)
                            .forEach((key, element) -> named.put(PythonType.requireText(key), element));
            }
        }
        caller.ifPresent(macro -> named.put(MacroFunction.CALLER, macro));
        return new Arguments(positional, named);
    }
}
