package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Numbers;
import dev.tessera.platform.template.value.Padding;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import java.util.List;
import java.util.Map;

/** Filters that lay text out: indentation, padding, shortening. */
final class LayoutFilters {
    static final Map<String, Filter> BY_NAME = Map.of(
            "indent", LayoutFilters::indent,
            "center", LayoutFilters::center,
            "truncate", LayoutFilters::truncate,
            "wordcount", LayoutFilters::wordCount,
            "striptags", LayoutFilters::stripTags);

    private static final int DEFAULT_INDENT = 4;
    private static final int DEFAULT_WIDTH = 80;
    private static final int DEFAULT_LENGTH = 255;
    private static final int DEFAULT_LEEWAY = 5;

    private LayoutFilters() {}

    private static Object indent(Object value, Arguments arguments, Budget budget) {
        Object width = arguments.get(0, "width", (long) DEFAULT_INDENT);
        boolean blank = arguments.flag(2, "blank");
        String indent = PythonType.isText(width)
                ? PythonType.requireText(width)
                : new BoundedText(budget).repeat(" ", Numbers.toInt(width)).toString();
        List<Object> lines = Splitting.lines(PythonText.of(value, budget) + "\n", false, budget);
        BoundedText out = new BoundedText(budget);
        String line = (String) lines.getFirst();
        out.append(arguments.flag(1, "first") ? indent : "").append(line);
        for (Object next : lines.subList(1, lines.size())) {
            line = (String) next;
            out.append('\n').append(blank || !line.isEmpty() ? indent : "").append(line);
        }
        return out.toString();
    }

    private static Object center(Object value, Arguments arguments, Budget budget) {
        return Padding.center(PythonText.of(value, budget), arguments.integer(0, "width", DEFAULT_WIDTH), " ", budget);
    }

    private static Object truncate(Object value, Arguments arguments, Budget budget) {
        String text = PythonText.of(value, budget);
        int length = Math.max(0, arguments.integer(0, "length", DEFAULT_LENGTH));
        boolean inWords = arguments.flag(1, "killwords");
        String end = arguments.findText(2, "end").orElse("...");
        long leeway = arguments.integer(3, "leeway", DEFAULT_LEEWAY);
        int characters = text.codePointCount(0, text.length());
        if (characters <= length + leeway) {
            return text;
        }
        int kept = Math.max(0, length - end.codePointCount(0, end.length()));
        String cut = text.substring(0, text.offsetByCodePoints(0, Math.min(kept, characters)));
        int lastSpace = cut.lastIndexOf(' ');
        return (inWords || lastSpace < 0 ? cut : cut.substring(0, lastSpace)) + end;
    }

    private static Object wordCount(Object value, Arguments arguments, Budget budget) {
        String text = PythonText.of(value, budget);
        long words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            boolean wordCharacter = Character.isLetterOrDigit(character) || character == '_';
            words += wordCharacter && !inWord ? 1 : 0;
            inWord = wordCharacter;
        }
        return words;
    }

    private static Object stripTags(Object value, Arguments arguments, Budget budget) {
        String text = PythonText.of(value, budget);
        StringBuilder kept = new StringBuilder();
        int position = 0;
        int tag = text.indexOf('<');
        while (tag >= 0) {
            boolean comment = text.startsWith("<!--", tag);
            int end = text.indexOf(comment ? "-->" : ">", tag);
            if (end < 0) {
                break;
            }
            kept.append(text, position, tag);
            position = end + (comment ? 3 : 1);
            tag = text.indexOf('<', position);
        }
        kept.append(text.substring(position));
        List<Object> words = Splitting.leftWhitespace(kept.toString(), -1, budget);
        return String.join(" ", words.stream().map(String.class::cast).toList());
    }
}
