package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.List;
import java.util.Optional;

/** Python's {@code 'format' % values}. Used once. */
public final class PercentFormat {
    private final String format;
    private final Object values;
    private final List<?> list;
    private final Budget budget;
    private int position;
    private int used;

    /** Formats a tuple of values, a dict of named values, or one value of any other type. */
    public PercentFormat(String format, Object values, Budget budget) {
        this.format = requireNonNull(format, "format is null");
        this.values = requireNonNull(values, "values is null");
        this.budget = requireNonNull(budget, "budget is null");
        list = values instanceof Tuple tuple ? tuple : List.of(values);
    }

    public String apply() {
        BoundedText out = new BoundedText(budget);
        while (position < format.length()) {
            int percent = format.indexOf('%', position);
            if (percent < 0) {
                out.append(format.substring(position));
                position = format.length();
            } else {
                out.append(format.substring(position, percent));
                position = percent + 1;
                out.append(conversion());
            }
        }
        if (values instanceof Tuple && used < list.size()) {
            throw new TemplateFailure("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private String conversion() {
        Optional<Object> named = named();
        boolean left = false;
        boolean zero = false;
        boolean alternate = false;
        char sign = '-';
        char next = next();
        while ("-+ 0#".indexOf(next) >= 0) {
            left |= next == '-';
            zero |= next == '0';
            alternate |= next == '#';
            sign = next == '+' || (next == ' ' && sign != '+') ? next : sign;
            next = next();
        }
        position--;
        int width = Math.max(0, number());
        int precision = -1;
        if (peek('.')) {
            position++;
            precision = Math.max(0, number());
        }
        char type = next();
        if (type == '%') {
            return "%";
        }
        Object value = named.orElseGet(this::nextValue);
        boolean zeros = zero && !left && "sra".indexOf(type) < 0;
        Optional<Character> alignment = Optional.of(left ? '<' : zeros ? '=' : '>');
        return convert(
                value,
                type,
                new FormatSpec(
                        zeros ? "0" : " ", alignment, sign, alternate, false, width, precision, Optional.of(type)));
    }

    private String convert(Object value, char type, FormatSpec spec) {
        return switch (type) {
            case 's' -> spec.text(PythonText.of(value, budget), budget);
            case 'r', 'a' -> spec.text(PythonText.repr(value, budget), budget);
            case 'c' ->
                spec.text(
                        PythonType.isText(value)
                                ? PythonType.requireText(value)
                                : Character.toString(Numbers.toInt(value)),
                        budget);
            case 'd', 'i', 'u' ->
                spec.number(value instanceof Double number ? Numbers.truncate(number) : value, 'd', budget);
            default -> spec.number(value, type, budget);
        };
    }

    private Optional<Object> named() {
        if (!peek('(')) {
            return Optional.empty();
        }
        int end = format.indexOf(')', position);
        if (end < 0) {
            throw new TemplateFailure("incomplete format key");
        }
        String name = format.substring(position + 1, end);
        position = end + 1;
        Object value = PythonType.requireDict(values).get(name);
        if (value == null) {
            throw new TemplateFailure("the format names '%s', which is not given".formatted(name));
        }
        return Optional.of(value);
    }

    private Object nextValue() {
        if (used >= list.size()) {
            throw new TemplateFailure("not enough arguments for format string");
        }
        return list.get(used++);
    }

    private int number() {
        int start = position;
        while (position < format.length() && format.charAt(position) >= '0' && format.charAt(position) <= '9') {
            position++;
        }
        return DecimalDigits.parse(format, start, position);
    }

    private boolean peek(char character) {
        return position < format.length() && format.charAt(position) == character;
    }

    private char next() {
        if (position >= format.length()) {
            throw new TemplateFailure("incomplete format");
        }
        return format.charAt(position++);
    }
}
