package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;

/** Python's {@code 'format'.format(values)}; fields are plain names and numbers, without attributes. Used once. */
public final class BraceFormat {
    private final String format;
    private final Arguments arguments;
    private final Budget budget;
    private int used;

    public BraceFormat(String format, Arguments arguments, Budget budget) {
        this.format = requireNonNull(format, "format is null");
        this.arguments = requireNonNull(arguments, "arguments is null");
        this.budget = requireNonNull(budget, "budget is null");
    }

    public String apply() {
        BoundedText out = new BoundedText(budget);
        int position = 0;
        while (position < format.length()) {
            char character = format.charAt(position);
            boolean doubled = position + 1 < format.length() && format.charAt(position + 1) == character;
            if (character != '{' && character != '}') {
                out.append(character);
                position++;
            } else if (doubled) {
                out.append(character);
                position += 2;
            } else if (character == '{' && format.indexOf('}', position) > 0) {
                int end = format.indexOf('}', position);
                out.append(field(format.substring(position + 1, end)));
                position = end + 1;
            } else {
                throw new TemplateFailure("single '%c' encountered in format string".formatted(character));
            }
        }
        return out.toString();
    }

    private String field(String field) {
        int colon = field.indexOf(':');
        String name = colon < 0 ? field : field.substring(0, colon);
        String spec = colon < 0 ? "" : field.substring(colon + 1);
        int mark = name.indexOf('!');
        Object value = value(mark < 0 ? name : name.substring(0, mark));
        String conversion = mark < 0 ? "" : name.substring(mark + 1);
        Object converted = switch (conversion) {
            case "" -> value;
            case "s" -> PythonText.of(value, budget);
            case "r" -> PythonText.repr(value, budget);
            default -> throw new TemplateFailure("unknown conversion '%s'".formatted(conversion));
        };
        return spec.isEmpty() ? PythonText.of(converted, budget) : new FormatSpecParser(spec).format(converted, budget);
    }

    private Object value(String name) {
        boolean digits = name.chars().allMatch(character -> character >= '0' && character <= '9');
        Object value;
        if (digits) {
            int index = name.isEmpty() ? used++ : DecimalDigits.parse(name, 0, name.length());
            value = arguments.find(index, "").orElse(null);
        } else {
            value = arguments.named().get(name);
        }
        if (value == null) {
            throw new TemplateFailure("the format has the field '%s', which is not given".formatted(name));
        }
        return value;
    }
}
