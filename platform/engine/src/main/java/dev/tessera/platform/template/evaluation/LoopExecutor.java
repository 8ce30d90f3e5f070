package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.syntax.Statement.For;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.TemplateFunction;
import java.util.ArrayList;
import java.util.List;

/** Runs loops. Belongs to one rendering. */
final class LoopExecutor {
    private final Budget budget;
    private final StatementExecutor statements;
    private final Assignment assignment;

    LoopExecutor(Budget budget, StatementExecutor statements, Assignment assignment) {
        this.budget = requireNonNull(budget, "budget is null");
        this.statements = statements;
        this.assignment = requireNonNull(assignment, "assignment is null");
    }

    /**
     * Runs a loop, which is never left by a jump of its own. What stands in for an empty loop belongs to the loop
     * around, and can leave that.
     */
    Flow run(For loop, Object iterable, int depth, Scope scope, BoundedText out) {
        budget.at(loop.line());
        List<Object> elements = selected(loop, Iteration.list(iterable, budget), scope);
        if (elements.isEmpty()) {
            return statements.execute(loop.otherwise(), new Scope(scope), out);
        }
        LoopState state = new LoopState(elements, depth, recursion(loop, depth, scope), budget);
        for (Object element : elements) {
            budget.spend(1);
            state.advance();
            Scope turn = new Scope(scope);
            turn.set("loop", state);
            assignment.assign(loop.target(), element, turn);
            if (statements.execute(loop.body(), turn, out) == Flow.BREAK) {
                break;
            }
        }
        return Flow.NEXT;
    }

    private List<Object> selected(For loop, List<Object> elements, Scope scope) {
        if (loop.condition().isEmpty()) {
            return elements;
        }
        List<Object> selected = new ArrayList<>();
        for (Object element : elements) {
            Scope turn = new Scope(scope);
            assignment.assign(loop.target(), element, turn);
            if (statements.isTrue(loop.condition().get(), turn)) {
                selected.add(element);
            }
        }
        return selected;
    }

    private TemplateFunction recursion(For loop, int depth, Scope scope) {
        return arguments -> {
            if (!loop.recursive()) {
                throw new TemplateFailure("The loop must have the 'recursive' marker enabled.");
            }
            BoundedText inner = new BoundedText(budget);
            budget.enter();
            run(loop, arguments.require(0, "iterable"), depth + 1, scope, inner);
            budget.leave();
            return inner.toString();
        };
    }
}
