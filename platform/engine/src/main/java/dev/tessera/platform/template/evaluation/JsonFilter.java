package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.JsonStyle;
import dev.tessera.platform.template.value.JsonText;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.Numbers;
import dev.tessera.platform.template.value.PythonType;
import java.util.List;
import java.util.Optional;

/** {@code tojson} as transformers defines it: no characters are escaped for HTML, and keys keep their order. */
final class JsonFilter implements Filter {
    @Override
    public Object apply(Object value, Arguments arguments, Budget budget) {
        boolean asciiOnly = arguments.flag(0, "ensure_ascii");
        Optional<String> indent =
                arguments.find(1, "indent").filter(given -> given != None.NONE).map(given -> indent(given, budget));
        Object separators = arguments.get(2, "separators", None.NONE);
        boolean sortKeys = arguments.flag(3, "sort_keys");
        String itemSeparator = indent.isPresent() ? "," : ", ";
        String keySeparator = ": ";
        if (separators != None.NONE) {
            List<Object> pair = Iteration.list(separators, budget);
            if (pair.size() != 2) {
                throw new TemplateFailure("tojson takes two separators, not %d".formatted(pair.size()));
            }
            itemSeparator = PythonType.requireText(pair.get(0));
            keySeparator = PythonType.requireText(pair.get(1));
        }
        return new JsonText(new JsonStyle(asciiOnly, indent, itemSeparator, keySeparator, sortKeys), budget)
                .write(value);
    }

    private static String indent(Object indent, Budget budget) {
        return PythonType.isText(indent)
                ? PythonType.requireText(indent)
                : new BoundedText(budget).repeat(" ", Numbers.toInt(indent)).toString();
    }
}
