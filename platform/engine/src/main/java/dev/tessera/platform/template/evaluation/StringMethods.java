package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.BraceFormat;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.Padding;
import dev.tessera.platform.template.value.PythonType;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of Python's {@code str} that make other texts. */
final class StringMethods {
    private static final Map<String, StringMethod> BY_NAME = methods();

    private StringMethods() {}

    static Optional<StringMethod> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, StringMethod> methods() {
        Map<String, StringMethod> methods = new HashMap<>(StringQuestions.BY_NAME);
        methods.put("upper", (text, arguments, budget) -> Casing.upper(text, budget));
        methods.put("lower", (text, arguments, budget) -> Casing.lower(text, budget));
        methods.put("casefold", (text, arguments, budget) -> Casing.lower(text, budget));
        methods.put("title", (text, arguments, budget) -> Casing.title(text, budget));
        methods.put("capitalize", (text, arguments, budget) -> Casing.capitalize(text, budget));
        methods.put("swapcase", (text, arguments, budget) -> Casing.swap(text, budget));
        methods.put("strip", (text, arguments, budget) -> Stripping.both(text, arguments.findText(0, "chars"), budget));
        methods.put(
                "lstrip", (text, arguments, budget) -> Stripping.start(text, arguments.findText(0, "chars"), budget));
        methods.put("rstrip", (text, arguments, budget) -> Stripping.end(text, arguments.findText(0, "chars"), budget));
        methods.put("removeprefix", StringMethods::removePrefix);
        methods.put("removesuffix", StringMethods::removeSuffix);
        methods.put("replace", StringMethods::replace);
        methods.put("join", StringMethods::join);
        methods.put("split", StringMethods::split);
        methods.put("rsplit", StringMethods::splitRight);
        methods.put(
                "splitlines",
                (text, arguments, budget) -> Splitting.lines(text, arguments.flag(0, "keepends"), budget));
        methods.put("format", (text, arguments, budget) -> new BraceFormat(text, arguments, budget).apply());
        methods.put(
                "zfill",
                (text, arguments, budget) -> Padding.zeros(text, arguments.requireInteger(0, "width"), budget));
        methods.put(
                "ljust",
                (text, arguments, budget) ->
                        Padding.end(text, arguments.requireInteger(0, "width"), fill(arguments), budget));
        methods.put(
                "rjust",
                (text, arguments, budget) ->
                        Padding.start(text, arguments.requireInteger(0, "width"), fill(arguments), budget));
        methods.put(
                "center",
                (text, arguments, budget) ->
                        Padding.center(text, arguments.requireInteger(0, "width"), fill(arguments), budget));
        return Map.copyOf(methods);
    }

    private static String fill(Arguments arguments) {
        return arguments.findText(1, "fillchar").orElse(" ");
    }

    private static String removePrefix(String text, Arguments arguments, Budget budget) {
        String prefix = arguments.requireText(0, "prefix");
        return budget.text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    }

    private static String removeSuffix(String text, Arguments arguments, Budget budget) {
        String suffix = arguments.requireText(0, "suffix");
        return budget.text(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
    }

    private static String replace(String text, Arguments arguments, Budget budget) {
        return Replacement.of(
                text,
                arguments.requireText(0, "old"),
                arguments.requireText(1, "new"),
                arguments.integer(2, "count", -1),
                budget);
    }

    private static String join(String text, Arguments arguments, Budget budget) {
        BoundedText joined = new BoundedText(budget);
        Iterator<Object> elements = Iteration.iterator(arguments.require(0, "iterable"), budget);
        String separator = "";
        while (elements.hasNext()) {
            joined.append(separator).append(PythonType.requireText(elements.next()));
            separator = text;
        }
        return joined.toString();
    }

    private static List<Object> split(String text, Arguments arguments, Budget budget) {
        int count = arguments.integer(1, "maxsplit", -1);
        return arguments
                .findText(0, "sep")
                .map(separator -> Splitting.left(text, separator, count, budget))
                .orElseGet(() -> Splitting.leftWhitespace(text, count, budget));
    }

    private static List<Object> splitRight(String text, Arguments arguments, Budget budget) {
        int count = arguments.integer(1, "maxsplit", -1);
        return arguments
                .findText(0, "sep")
                .map(separator -> Splitting.right(text, separator, count, budget))
                .orElseGet(() -> Splitting.rightWhitespace(text, count, budget));
    }
}
