package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.Optional;

/** Reads what follows the colon in a field of {@code format}, such as {@code >8.2f}. Used once. */
final class FormatSpecParser {
    private static final String ALIGNMENTS = "<>^=";

    private final String spec;
    private int position;

    FormatSpecParser(String spec) {
        this.spec = requireNonNull(spec, "spec is null");
    }

    String format(Object value, Budget budget) {
        FormatSpec parsed = parse();
        if (PythonType.isText(value)) {
            return parsed.text(PythonType.requireText(value), budget);
        }
        if (!Numbers.isNumber(value)) {
            throw new TemplateFailure(
                    "unsupported format string for a value of the type %s".formatted(PythonType.name(value)));
        }
        if (parsed.type().isEmpty() && value instanceof Double number) {
            return parsed.precision() < 0
                    ? parsed.text(FloatText.shortest(number), budget)
                    : parsed.number(value, 'g', budget);
        }
        return parsed.number(value, parsed.type().orElse('d'), budget);
    }

    private FormatSpec parse() {
        String fill = " ";
        Optional<Character> alignment = Optional.empty();
        if (spec.length() > 1 && ALIGNMENTS.indexOf(spec.charAt(1)) >= 0) {
            fill = spec.substring(0, 1);
            position = 1;
        }
        if (position < spec.length() && ALIGNMENTS.indexOf(spec.charAt(position)) >= 0) {
            alignment = Optional.of(spec.charAt(position++));
        }
        char sign = take("+- ").orElse('-');
        boolean alternate = take("#").isPresent();
        if (take("0").isPresent() && alignment.isEmpty()) {
            fill = "0";
            alignment = Optional.of('=');
        }
        int width = Math.max(0, number());
        boolean grouping = take(",").isPresent();
        int precision = take(".").isPresent() ? Math.max(0, number()) : -1;
        Optional<Character> type = take("bdeEfFgGosxX%");
        if (position < spec.length()) {
            throw new TemplateFailure("invalid format specifier '%s'".formatted(spec));
        }
        return new FormatSpec(fill, alignment, sign, alternate, grouping, width, precision, type);
    }

    private Optional<Character> take(String characters) {
        if (position < spec.length() && characters.indexOf(spec.charAt(position)) >= 0) {
            return Optional.of(spec.charAt(position++));
        }
        return Optional.empty();
    }

    private int number() {
        int start = position;
        while (position < spec.length() && spec.charAt(position) >= '0' && spec.charAt(position) <= '9') {
            position++;
        }
        return DecimalDigits.parse(spec, start, position);
    }
}
