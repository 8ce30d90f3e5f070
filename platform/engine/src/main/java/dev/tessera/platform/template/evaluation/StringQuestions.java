package dev.tessera.platform.template.evaluation;

import static java.util.Map.entry;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.Tuple;
import dev.tessera.platform.template.value.Whitespace;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The methods of Python's {@code str} that tell something about it. Indexes count code points. */
final class StringQuestions {
    static final Map<String, StringMethod> BY_NAME = Map.ofEntries(
            entry("startswith", (text, arguments, budget) -> isAffix(arguments, text::startsWith)),
            entry("endswith", (text, arguments, budget) -> isAffix(arguments, text::endsWith)),
            entry("find", (text, arguments, budget) -> find(text, arguments, budget)),
            entry("rfind", (text, arguments, budget) -> findLast(text, arguments, budget)),
            entry("index", (text, arguments, budget) -> required(find(text, arguments, budget))),
            entry("rindex", (text, arguments, budget) -> required(findLast(text, arguments, budget))),
            entry("count", StringQuestions::count),
            entry("partition", StringQuestions::partition),
            entry("rpartition", StringQuestions::partitionRight),
            entry("isdigit", (text, arguments, budget) -> all(text, Character::isDigit)),
            entry("isnumeric", (text, arguments, budget) -> all(text, Character::isDigit)),
            entry("isdecimal", (text, arguments, budget) -> all(text, Character::isDigit)),
            entry("isalpha", (text, arguments, budget) -> all(text, Character::isLetter)),
            entry("isalnum", (text, arguments, budget) -> all(text, Character::isLetterOrDigit)),
            entry("isspace", (text, arguments, budget) -> all(text, Whitespace::is)),
            entry("isupper", (text, arguments, budget) -> Casing.isUpper(text)),
            entry("islower", (text, arguments, budget) -> Casing.isLower(text)));

    private StringQuestions() {}

    private static boolean isAffix(Arguments arguments, Predicate<String> matches) {
        Object affix = arguments.require(0, "prefix");
        return affix instanceof Tuple several
                ? several.stream().map(PythonType::requireText).anyMatch(matches)
                : matches.test(PythonType.requireText(affix));
    }

    private static long find(String text, Arguments arguments, Budget budget) {
        int length = text.codePointCount(0, text.length());
        int start = bound(arguments.integer(1, "start", 0), length);
        int end = bound(arguments.integer(2, "end", length), length);
        if (start > end) {
            return -1;
        }
        String part = text.substring(0, text.offsetByCodePoints(0, end));
        String sought = arguments.requireText(0, "sub");
        budget.search(part, sought);
        int found = part.indexOf(sought, text.offsetByCodePoints(0, start));
        return found < 0 ? -1 : text.codePointCount(0, found);
    }

    private static int bound(int index, int length) {
        return Math.clamp(index < 0 ? (long) index + length : index, 0, length);
    }

    private static long findLast(String text, Arguments arguments, Budget budget) {
        String sought = arguments.requireText(0, "sub");
        budget.search(text, sought);
        int found = text.lastIndexOf(sought);
        return found < 0 ? -1 : text.codePointCount(0, found);
    }

    private static long required(long index) {
        if (index < 0) {
            throw new TemplateFailure("substring not found");
        }
        return index;
    }

    private static Object count(String text, Arguments arguments, Budget budget) {
        String part = arguments.requireText(0, "sub");
        budget.search(text, part);
        if (part.isEmpty()) {
            return text.codePointCount(0, text.length()) + 1L;
        }
        long count = 0;
        for (int found = text.indexOf(part); found >= 0; found = text.indexOf(part, found + part.length())) {
            count++;
        }
        return count;
    }

    private static Object partition(String text, Arguments arguments, Budget budget) {
        List<Object> parts = Splitting.left(text, arguments.requireText(0, "sep"), 1, budget);
        return parts.size() == 1
                ? Tuple.of(text, "", "")
                : Tuple.of(parts.get(0), arguments.require(0, "sep"), parts.get(1));
    }

    private static Object partitionRight(String text, Arguments arguments, Budget budget) {
        List<Object> parts = Splitting.right(text, arguments.requireText(0, "sep"), 1, budget);
        return parts.size() == 1
                ? Tuple.of("", "", text)
                : Tuple.of(parts.get(0), arguments.require(0, "sep"), parts.get(1));
    }

    private static boolean all(String text, IntPredicate holds) {
        return !text.isEmpty() && text.codePoints().allMatch(holds);
    }
}
