package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.syntax.Expression;
import dev.tessera.platform.template.syntax.Statement;
import dev.tessera.platform.template.syntax.Statement.Assign;
import dev.tessera.platform.template.syntax.Statement.AssignBlock;
import dev.tessera.platform.template.syntax.Statement.Binding;
import dev.tessera.platform.template.syntax.Statement.Branch;
import dev.tessera.platform.template.syntax.Statement.Break;
import dev.tessera.platform.template.syntax.Statement.CallBlock;
import dev.tessera.platform.template.syntax.Statement.Continue;
import dev.tessera.platform.template.syntax.Statement.FilterBlock;
import dev.tessera.platform.template.syntax.Statement.FilterUse;
import dev.tessera.platform.template.syntax.Statement.For;
import dev.tessera.platform.template.syntax.Statement.Generation;
import dev.tessera.platform.template.syntax.Statement.If;
import dev.tessera.platform.template.syntax.Statement.MacroDefinition;
import dev.tessera.platform.template.syntax.Statement.Output;
import dev.tessera.platform.template.syntax.Statement.Text;
import dev.tessera.platform.template.syntax.Statement.With;
import dev.tessera.platform.template.value.PythonText;
import java.util.List;

/** Runs statements and writes what they write. Belongs to one rendering. */
final class StatementExecutor {
    private final Budget budget;
    private final ExpressionEvaluator expressions;
    private final Assignment assignment;
    private final LoopExecutor loops;

    StatementExecutor(Budget budget) {
        this.budget = requireNonNull(budget, "budget is null");
        expressions = new ExpressionEvaluator(budget);
        assignment = new Assignment(budget);
        loops = new LoopExecutor(budget, this, assignment);
    }

    Flow execute(List<Statement> statements, Scope scope, BoundedText out) {
        for (Statement statement : statements) {
            budget.enter();
            budget.at(statement.line());
            Flow flow = execute(statement, scope, out);
            budget.leave();
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    /** What statements write in a scope of their own. */
    String capture(List<Statement> statements, Scope scope) {
        BoundedText captured = new BoundedText(budget);
        execute(statements, scope, captured);
        return captured.toString();
    }

    Object evaluate(Expression expression, Scope scope) {
        return expressions.evaluate(expression, scope);
    }

    boolean isTrue(Expression expression, Scope scope) {
        return expressions.isTrue(expression, scope);
    }

    private Flow execute(Statement statement, Scope scope, BoundedText out) {
        return switch (statement) {
            case If conditional -> conditional(conditional, scope, out);
            case For loop -> loops.run(loop, evaluate(loop.iterable(), scope), 0, scope, out);
            case With with -> with(with, scope, out);
            case Break jump -> Flow.BREAK;
            case Continue jump -> Flow.CONTINUE;
            case Text text -> written(text.text(), out);
            case Output output -> written(PythonText.of(evaluate(output.value(), scope), budget), out);
            case Generation generation -> written(capture(generation.body(), new Scope(scope)), out);
            case FilterBlock block -> {
                Object captured = capture(block.body(), new Scope(scope));
                Object filtered = filter(captured, block.filters(), block.line(), scope);
                yield written(PythonText.of(filtered, budget), out);
            }
            case CallBlock block -> {
                MacroFunction caller = new MacroFunction(block.caller(), scope, this, budget);
                yield written(PythonText.of(expressions.call(block.call(), caller, scope), budget), out);
            }
            case MacroDefinition definition -> {
                MacroFunction macro = new MacroFunction(definition.macro(), scope, this, budget);
                scope.set(definition.macro().name(), macro);
                yield Flow.NEXT;
            }
            case Assign assign -> {
                assignment.assign(assign.target(), evaluate(assign.value(), scope), scope);
                yield Flow.NEXT;
            }
            case AssignBlock assign -> {
                Object captured = capture(assign.body(), new Scope(scope));
                Object filtered = filter(captured, assign.filters(), assign.line(), scope);
                assignment.assign(assign.target(), filtered, scope);
                yield Flow.NEXT;
            }
        };
    }

    private static Flow written(String text, BoundedText out) {
        out.append(text);
        return Flow.NEXT;
    }

    private Flow conditional(If conditional, Scope scope, BoundedText out) {
        for (Branch branch : conditional.branches()) {
            if (isTrue(branch.condition(), scope)) {
                return execute(branch.body(), scope, out);
            }
        }
        return execute(conditional.otherwise(), scope, out);
    }

    private Flow with(With with, Scope scope, BoundedText out) {
        Scope inner = new Scope(scope);
        for (Binding binding : with.bindings()) {
            assignment.assign(binding.target(), evaluate(binding.value(), scope), inner);
        }
        return execute(with.body(), inner, out);
    }

    private Object filter(Object input, List<FilterUse> filters, int line, Scope scope) {
        Object value = input;
        for (FilterUse use : filters) {
            value = expressions.filter(value, use.filter(), use.arguments(), line, scope);
        }
        return value;
    }
}
