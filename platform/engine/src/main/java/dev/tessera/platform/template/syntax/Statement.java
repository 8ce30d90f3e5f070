package dev.tessera.platform.template.syntax;

import java.util.List;
import java.util.Optional;

/** What a template is made of. Every statement knows its line, counted from 1. */
public sealed interface Statement {
    int line();

    /** Text that is written as it is. */
    record Text(String text, int line) implements Statement {}

    /** {@code {{ value }}}. */
    record Output(Expression value, int line) implements Statement {}

    /** {@code if} with its branches. */
    record If(List<Branch> branches, List<Statement> otherwise, int line) implements Statement {
        public If {
            branches = List.copyOf(branches);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code if} or {@code elif}. */
    record Branch(Expression condition, List<Statement> body) {
        public Branch {
            body = List.copyOf(body);
        }
    }

    /** {@code for}, with the condition that elements must meet and what stands in for an empty loop. */
    record For(
            Target target,
            Expression iterable,
            Optional<Expression> condition,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise,
            int line)
            implements Statement {
        public For {
            body = List.copyOf(body);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code set} of a value. */
    record Assign(Target target, Expression value, int line) implements Statement {}

    /** {@code set} of the output of a block. */
    record AssignBlock(Target target, List<FilterUse> filters, List<Statement> body, int line) implements Statement {
        public AssignBlock {
            filters = List.copyOf(filters);
            body = List.copyOf(body);
        }
    }

    /** A block whose output goes through filters. */
    record FilterBlock(List<FilterUse> filters, List<Statement> body, int line) implements Statement {
        public FilterBlock {
            filters = List.copyOf(filters);
            body = List.copyOf(body);
        }
    }

    /** A filter that is applied to a block. */
    record FilterUse(String filter, List<Argument> arguments) {
        public FilterUse {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code macro}. */
    record MacroDefinition(Macro macro, int line) implements Statement {}

    /** {@code call}: the block is a macro that the called one can call as {@code caller}. */
    record CallBlock(Macro caller, Expression.Call call, int line) implements Statement {}

    /** {@code with}: variables of a block. */
    record With(List<Binding> bindings, List<Statement> body, int line) implements Statement {
        public With {
            bindings = List.copyOf(bindings);
            body = List.copyOf(body);
        }
    }

    /** A variable of {@code with}. */
    record Binding(Target target, Expression value) {}

    /** {@code generation}: marks what an assistant wrote, for training. */
    record Generation(List<Statement> body, int line) implements Statement {
        public Generation {
            body = List.copyOf(body);
        }
    }

    /** {@code break}. */
    record Break(int line) implements Statement {}

    /** {@code continue}. */
    record Continue(int line) implements Statement {}
}
