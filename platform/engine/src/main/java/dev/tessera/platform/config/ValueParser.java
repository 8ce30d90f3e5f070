package dev.tessera.platform.config;

/** Reads the text of a setting as a value of its type. */
@FunctionalInterface
interface ValueParser {
    /**
     * Reads.
     *
     * @throws IllegalArgumentException with a message that goes on after the value, such as "is not a whole number"
     */
    Object parse(String text);
}
