package dev.tessera.platform.template.syntax;

import java.util.List;

/** What a value is assigned to. */
public sealed interface Target {
    /** A variable. */
    record Variable(String name) implements Target {}

    /** An attribute of a namespace. */
    record NamespaceAttribute(String namespace, String attribute) implements Target {}

    /** The elements of the value, one each. */
    record Unpacking(List<Target> targets) implements Target {
        public Unpacking {
            targets = List.copyOf(targets);
        }
    }
}
