package dev.tessera.platform.template;

import dev.tessera.platform.template.syntax.Argument;
import dev.tessera.platform.template.syntax.Expression;
import dev.tessera.platform.template.syntax.Expression.And;
import dev.tessera.platform.template.syntax.Expression.Attribute;
import dev.tessera.platform.template.syntax.Expression.Binary;
import dev.tessera.platform.template.syntax.Expression.Call;
import dev.tessera.platform.template.syntax.Expression.Comparison;
import dev.tessera.platform.template.syntax.Expression.Conditional;
import dev.tessera.platform.template.syntax.Expression.DictLiteral;
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
import dev.tessera.platform.template.syntax.Macro;
import dev.tessera.platform.template.syntax.Statement;
import dev.tessera.platform.template.syntax.Statement.Assign;
import dev.tessera.platform.template.syntax.Statement.AssignBlock;
import dev.tessera.platform.template.syntax.Statement.Break;
import dev.tessera.platform.template.syntax.Statement.CallBlock;
import dev.tessera.platform.template.syntax.Statement.Continue;
import dev.tessera.platform.template.syntax.Statement.FilterBlock;
import dev.tessera.platform.template.syntax.Statement.For;
import dev.tessera.platform.template.syntax.Statement.Generation;
import dev.tessera.platform.template.syntax.Statement.If;
import dev.tessera.platform.template.syntax.Statement.MacroDefinition;
import dev.tessera.platform.template.syntax.Statement.Output;
import dev.tessera.platform.template.syntax.Statement.Text;
import dev.tessera.platform.template.syntax.Statement.With;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All statements and calls of a template, wherever they are in it.
 *
 * @param statements every statement
 * @param macros every macro by name, the last of several with the same
 * @param calls every call
 */
record SyntaxTree(List<Statement> statements, Map<String, Macro> macros, List<Call> calls) {
    /** Visits with queues instead of recursion, because chains of operators may be very long. */
    static SyntaxTree of(List<Statement> template) {
        Visit visit = new Visit();
        visit.statements.addAll(template);
        visit.run();
        return new SyntaxTree(visit.visited, visit.macros, visit.calls);
    }

    private static final class Visit {
        private final Deque<Statement> statements = new ArrayDeque<>();
        private final Deque<Expression> expressions = new ArrayDeque<>();
        private final List<Statement> visited = new ArrayList<>();
        private final Map<String, Macro> macros = new HashMap<>();
        private final List<Call> calls = new ArrayList<>();

        private void run() {
            while (!statements.isEmpty()) {
                Statement statement = statements.remove();
                visited.add(statement);
                visit(statement);
                while (!expressions.isEmpty()) {
                    visit(expressions.remove());
                }
            }
        }

        private void visit(Statement statement) {
            switch (statement) {
                case Text text -> {}
                case Break jump -> {}
                case Continue jump -> {}
                case Output output -> expressions.add(output.value());
                case Assign assign -> expressions.add(assign.value());
                case AssignBlock assign -> statements.addAll(assign.body());
                case FilterBlock filter -> statements.addAll(filter.body());
                case Generation generation -> statements.addAll(generation.body());
                case MacroDefinition definition -> macro(definition.macro());
                case CallBlock call -> {
                    macro(call.caller());
                    expressions.add(call.call());
                }
                case If conditional -> {
                    conditional.branches().forEach(branch -> {
                        expressions.add(branch.condition());
                        statements.addAll(branch.body());
                    });
                    statements.addAll(conditional.otherwise());
                }
                case For loop -> {
                    expressions.add(loop.iterable());
                    add(loop.condition());
                    statements.addAll(loop.body());
                    statements.addAll(loop.otherwise());
                }
                case With with -> {
                    with.bindings().forEach(binding -> expressions.add(binding.value()));
                    statements.addAll(with.body());
                }
            }
        }

        private void visit(Expression expression) {
            switch (expression) {
                case Literal literal -> {}
                case Name name -> {}
                case Attribute attribute -> expressions.add(attribute.owner());
                case Item item -> expressions.addAll(List.of(item.owner(), item.index()));
                case Slice slice -> {
                    expressions.add(slice.owner());
                    List.of(slice.start(), slice.stop(), slice.step()).forEach(this::add);
                }
                case Call call -> {
                    calls.add(call);
                    expressions.add(call.function());
                    arguments(call.arguments());
                }
                case Filtered filtered -> {
                    expressions.add(filtered.value());
                    arguments(filtered.arguments());
                }
                case Tested tested -> {
                    expressions.add(tested.value());
                    arguments(tested.arguments());
                }
                case Binary binary -> expressions.addAll(List.of(binary.left(), binary.right()));
                case Unary unary -> expressions.add(unary.operand());
                case And and -> expressions.addAll(List.of(and.left(), and.right()));
                case Or or -> expressions.addAll(List.of(or.left(), or.right()));
                case Comparison comparison -> {
                    expressions.add(comparison.first());
                    comparison.others().forEach(other -> expressions.add(other.value()));
                }
                case Conditional conditional -> {
                    expressions.addAll(List.of(conditional.condition(), conditional.value()));
                    add(conditional.otherwise());
                }
                case ListLiteral list -> expressions.addAll(list.elements());
                case TupleLiteral tuple -> expressions.addAll(tuple.elements());
                case DictLiteral dict ->
                    dict.entries().forEach(entry -> expressions.addAll(List.of(entry.key(), entry.value())));
            }
        }

        private void macro(Macro macro) {
            macros.put(macro.name(), macro);
            macro.parameters().forEach(parameter -> add(parameter.fallback()));
            statements.addAll(macro.body());
        }

        private void arguments(List<Argument> arguments) {
            arguments.forEach(argument -> expressions.add(argument.value()));
        }

        private void add(Optional<Expression> expression) {
            expression.ifPresent(expressions::add);
        }
    }
}
