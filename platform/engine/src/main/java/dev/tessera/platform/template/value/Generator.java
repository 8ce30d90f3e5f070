package dev.tessera.platform.template.value;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A sequence that can be passed through once, such as what {@code select} gives. Belongs to one rendering. */
public final class Generator {
    private final Iterator<Object> elements;

    public Generator(Collection<?> elements) {
        this.elements = List.<Object>copyOf(elements).iterator();
    }

    /** What is left of it. */
    public Iterator<Object> iterator() {
        return elements;
    }
}
