package dev.tessera.cli.option;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Options that name a member of a JSON object, as vLLM has them: {@code --limit-mm-per-prompt.image 2} is
 * {@code --limit-mm-per-prompt {"image":2}}. A value that is not JSON is a string.
 */
public final class DottedOptions {
    private static final Set<String> OBJECTS = ServeOptions.objects();

    private static final Pattern DOTTED = Pattern.compile("(--[a-z-]+)\\.([^=]+)(?:=(.*))?", Pattern.DOTALL);
    private static final String END_OF_OPTIONS = "--";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DottedOptions() {}

    /** The arguments with dotted options written as objects. */
    public static String[] expand(String... arguments) {
        List<String> expanded = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
        while (!left.isEmpty() && !left.peek().equals(END_OF_OPTIONS)) {
            String argument = left.remove();
            Matcher dotted = DOTTED.matcher(argument);
            boolean hasValue = dotted.matches() && (dotted.group(3) != null || !left.isEmpty());
            if (hasValue && OBJECTS.contains(dotted.group(1))) {
                expanded.add(dotted.group(1));
                expanded.add(object(dotted.group(2), dotted.group(3) == null ? left.remove() : dotted.group(3)));
            } else {
                expanded.add(argument);
            }
        }
        expanded.addAll(left);
        return expanded.toArray(String[]::new);
    }

    private static String object(String path, String text) {
        Object value = value(text);
        for (String name : Arrays.asList(path.split("\\.", -1)).reversed()) {
            value = Map.of(name, value);
        }
        return JSON.writeValueAsString(value);
    }

    private static Object value(String text) {
        try {
            return text.isBlank() ? text : JSON.readTree(text);
        } catch (JacksonException _) {
            return text;
        }
    }
}
