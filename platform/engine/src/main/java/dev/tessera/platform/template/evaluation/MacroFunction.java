package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.syntax.Macro;
import dev.tessera.platform.template.syntax.Macro.Parameter;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.TemplateFunction;
import dev.tessera.platform.template.value.Tuple;
import dev.tessera.platform.template.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A macro where it was defined; calling it gives what it writes. Belongs to one rendering. */
final class MacroFunction implements TemplateFunction {
    static final String CALLER = "caller";

    private final Macro macro;
    private final Scope definition;
    private final StatementExecutor statements;
    private final Budget budget;

    MacroFunction(Macro macro, Scope definition, StatementExecutor statements, Budget budget) {
        this.macro = requireNonNull(macro, "macro is null");
        this.definition = requireNonNull(definition, "definition is null");
        this.statements = requireNonNull(statements, "statements is null");
        this.budget = requireNonNull(budget, "budget is null");
    }

    @Override
    public Object call(Arguments arguments) {
        budget.enter();
        Scope scope = new Scope(definition);
        Map<String, Object> named = new LinkedHashMap<>(arguments.named());
        Object caller = named.remove(CALLER);
        if (caller != null) {
            scope.set(CALLER, caller);
        }
        bind(arguments.positional(), named, scope);
        bindRest(arguments.positional(), named, scope);
        String output = statements.capture(macro.body(), scope);
        budget.leave();
        return output;
    }

    private void bind(List<Object> positional, Map<String, Object> named, Scope scope) {
        for (int i = 0; i < macro.parameters().size(); i++) {
            Parameter parameter = macro.parameters().get(i);
            String name = parameter.name();
            if (i < positional.size()) {
                if (named.containsKey(name)) {
                    throw failure("got multiple values for argument '%s'".formatted(name));
                }
                scope.set(name, positional.get(i));
            } else if (named.containsKey(name)) {
                scope.set(name, named.remove(name));
            } else {
                scope.set(name, fallback(parameter, scope));
            }
        }
    }

    private Object fallback(Parameter parameter, Scope scope) {
        return parameter.fallback().isPresent()
                ? statements.evaluate(parameter.fallback().get(), scope)
                : new Undefined("parameter '%s' was not provided".formatted(parameter.name()));
    }

    private void bindRest(List<Object> positional, Map<String, Object> named, Scope scope) {
        int count = macro.parameters().size();
        if (macro.takesMore()) {
            scope.set("varargs", new Tuple(positional.subList(Math.min(count, positional.size()), positional.size())));
        } else if (positional.size() > count) {
            throw failure("takes not more than %d argument(s)".formatted(count));
        }
        if (macro.takesMoreNamed()) {
            scope.set("kwargs", new LinkedHashMap<Object, Object>(named));
        } else if (!named.isEmpty()) {
            throw failure("takes no keyword argument '%s'"
                    .formatted(named.keySet().iterator().next()));
        }
    }

    private TemplateFailure failure(String problem) {
        return new TemplateFailure("macro '%s' %s".formatted(macro.name(), problem));
    }
}
