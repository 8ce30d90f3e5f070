package dev.tessera.platform.template.value;

/** Python's {@code None}. */
public enum None {
    NONE
}
