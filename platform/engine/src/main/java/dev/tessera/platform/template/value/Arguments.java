package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evaluated arguments of a call.
 *
 * @param positional in order
 * @param named in the order of the call
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {
    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    public Arguments {
        positional = List.copyOf(positional);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** An argument that may be given by position or by name. */
    public Optional<Object> find(int index, String name) {
        return Optional.ofNullable(index < positional.size() ? positional.get(index) : named.get(name));
    }

    public Object get(int index, String name, Object fallback) {
        return find(index, name).orElse(fallback);
    }

    public Object require(int index, String name) {
        return find(index, name)
                .orElseThrow(() -> new TemplateFailure("missing required argument '%s'".formatted(name)));
    }

    public boolean flag(int index, String name) {
        return Truth.of(get(index, name, false));
    }

    /** A text that is neither given as {@code None} nor left out. */
    public Optional<String> findText(int index, String name) {
        return find(index, name).filter(value -> value != None.NONE).map(PythonType::requireText);
    }

    public String requireText(int index, String name) {
        return PythonType.requireText(require(index, name));
    }

    public int integer(int index, String name, int fallback) {
        return find(index, name).map(Numbers::toInt).orElse(fallback);
    }

    public int requireInteger(int index, String name) {
        return Numbers.toInt(require(index, name));
    }

    /** The arguments without the first ones. */
    public Arguments skip(int count) {
        return new Arguments(positional.subList(Math.min(count, positional.size()), positional.size()), named);
    }
}
