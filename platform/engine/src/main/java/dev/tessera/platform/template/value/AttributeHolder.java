package dev.tessera.platform.template.value;

/** A value with attributes of its own, such as a namespace. */
public interface AttributeHolder {
    /** The attribute, or {@link Undefined}. */
    Object attribute(String name);
}
