package dev.tessera.platform.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** Puts one JSON object over another, member by member and on all levels. */
public final class MergedObject {
    private MergedObject() {}

    /** The members of both; of those that both have and that are not objects in both, the upper one's. */
    public static Map<String, Object> of(Map<?, ?> lower, Map<?, ?> upper) {
        Map<String, Object> merged = new LinkedHashMap<>();
        lower.forEach((name, value) -> merged.put(name.toString(), value));
        upper.forEach((name, value) -> merged.put(
                name.toString(),
                value instanceof Map<?, ?> over && merged.get(name.toString()) instanceof Map<?, ?> under
                        ? of(under, over)
                        : value));
        return merged;
    }
}
