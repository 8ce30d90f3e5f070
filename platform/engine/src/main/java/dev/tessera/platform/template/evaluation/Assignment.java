package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.syntax.Target;
import dev.tessera.platform.template.syntax.Target.NamespaceAttribute;
import dev.tessera.platform.template.syntax.Target.Unpacking;
import dev.tessera.platform.template.syntax.Target.Variable;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.Namespace;
import java.util.List;

/** Gives values to variables, attributes of namespaces and several of them at once. Belongs to one rendering. */
final class Assignment {
    private final Budget budget;

    Assignment(Budget budget) {
        this.budget = requireNonNull(budget, "budget is null");
    }

    void assign(Target target, Object value, Scope scope) {
        switch (target) {
            case Variable variable -> scope.set(variable.name(), value);
            case NamespaceAttribute attribute -> {
                if (!(scope.get(attribute.namespace()) instanceof Namespace namespace)) {
                    throw new TemplateFailure("cannot assign attribute on non-namespace object");
                }
                namespace.set(attribute.attribute(), value);
            }
            case Unpacking unpacking -> unpack(unpacking.targets(), value, scope);
        }
    }

    private void unpack(List<Target> targets, Object value, Scope scope) {
        List<Object> elements = Iteration.list(value, budget);
        if (elements.size() > targets.size()) {
            throw new TemplateFailure("too many values to unpack (expected %d)".formatted(targets.size()));
        }
        if (elements.size() < targets.size()) {
            throw new TemplateFailure(
                    "not enough values to unpack (expected %d, got %d)".formatted(targets.size(), elements.size()));
        }
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), elements.get(i), scope);
        }
    }
}
