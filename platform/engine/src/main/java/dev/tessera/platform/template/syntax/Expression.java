package dev.tessera.platform.template.syntax;

import java.util.List;
import java.util.Optional;

/** What has a value. Every expression knows the line where it begins or where its operator stands, counted from 1. */
public sealed interface Expression {
    int line();

    /** A constant: a text, a number, a boolean or none. */
    record Literal(Object value, int line) implements Expression {}

    /** A variable. */
    record Name(String name, int line) implements Expression {}

    /** {@code owner.name}. */
    record Attribute(Expression owner, String name, int line) implements Expression {}

    /** {@code owner[index]}. */
    record Item(Expression owner, Expression index, int line) implements Expression {}

    /** {@code owner[start:stop:step]}. */
    record Slice(
            Expression owner,
            Optional<Expression> start,
            Optional<Expression> stop,
            Optional<Expression> step,
            int line)
            implements Expression {}

    /** {@code function(arguments)}. */
    record Call(Expression function, List<Argument> arguments, int line) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code value|filter(arguments)}. */
    record Filtered(Expression value, String filter, List<Argument> arguments, int line) implements Expression {
        public Filtered {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code value is test(arguments)}, or {@code is not}. */
    record Tested(Expression value, String test, List<Argument> arguments, boolean negated, int line)
            implements Expression {
        public Tested {
            arguments = List.copyOf(arguments);
        }
    }

    /** Both operands are evaluated. */
    record Binary(BinaryOperator operator, Expression left, Expression right, int line) implements Expression {}

    /** One operand. */
    record Unary(UnaryOperator operator, Expression operand, int line) implements Expression {}

    /** The right operand is evaluated only if the left one is true. */
    record And(Expression left, Expression right, int line) implements Expression {}

    /** The right operand is evaluated only if the left one is false. */
    record Or(Expression left, Expression right, int line) implements Expression {}

    /** A chain of comparisons, true if all are. */
    record Comparison(Expression first, List<Comparand> others, int line) implements Expression {
        public Comparison {
            others = List.copyOf(others);
        }
    }

    /** One link of a chain of comparisons. */
    record Comparand(ComparisonOperator operator, Expression value) {}

    /** {@code value if condition else otherwise}. */
    record Conditional(Expression condition, Expression value, Optional<Expression> otherwise, int line)
            implements Expression {}

    /** {@code [a, b]}. */
    record ListLiteral(List<Expression> elements, int line) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code (a, b)}. */
    record TupleLiteral(List<Expression> elements, int line) implements Expression {
        public TupleLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code {a: b}}. */
    record DictLiteral(List<Entry> entries, int line) implements Expression {
        public DictLiteral {
            entries = List.copyOf(entries);
        }
    }

    /** One entry of a dict. */
    record Entry(Expression key, Expression value) {}
}
