package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.syntax.Statement;
import dev.tessera.platform.template.value.HostValues;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Renders a parsed template once. */
public final class Rendering {
    private Rendering() {}

    /** The output; fails with a {@code TemplateFailure}, and the budget knows the line. */
    public static String render(List<Statement> template, Map<String, Object> variables, Clock clock, Budget budget) {
        Scope globals = new Scope();
        new Globals(budget, clock).defineIn(globals);
        Scope scope = new Scope(globals);
        variables.forEach((name, value) -> scope.set(name, HostValues.adopt(value, budget)));
        BoundedText out = new BoundedText(budget);
        new StatementExecutor(budget).execute(template, new Scope(scope), out);
        return out.toString();
    }
}
