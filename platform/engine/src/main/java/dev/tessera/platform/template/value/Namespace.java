package dev.tessera.platform.template.value;

import java.util.HashMap;
import java.util.Map;

/** The one value of a template whose attributes can be set. Belongs to one rendering. */
public final class Namespace implements AttributeHolder {
    private final Map<String, Object> attributes = new HashMap<>();

    public void set(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public Object attribute(String name) {
        Object value = attributes.get(name);
        return value == null ? Undefined.attribute(this, name) : value;
    }
}
