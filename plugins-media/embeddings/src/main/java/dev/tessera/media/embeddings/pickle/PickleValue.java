package dev.tessera.media.embeddings.pickle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on the stack of a pickle. Values may hold each other in circles and many times over, so that nobody may walk
 * through all of them; that is also why the collections are compared by identity.
 */
public interface PickleValue {
    /** Text. */
    record Text(String text) implements PickleValue {}

    /** A whole number. */
    record Whole(long number) implements PickleValue {}

    /** A number with a fraction. */
    record Decimal(double number) implements PickleValue {}

    /** {@code True} or {@code False}. */
    record Flag(boolean value) implements PickleValue {}

    /** {@code None}. */
    record None() implements PickleValue {}

    /** The name of a class or function, which is nothing more than that. */
    record Global(String module, String name) implements PickleValue {
        /** Such as {@code torch._utils._rebuild_tensor_v2}. */
        public String path() {
            return module + "." + name;
        }
    }

    /** A tuple. */
    final class Tuple implements PickleValue {
        private final List<PickleValue> elements;

        public Tuple(List<PickleValue> elements) {
            this.elements = List.copyOf(elements);
        }

        public List<PickleValue> elements() {
            return elements;
        }
    }

    /** A list. */
    final class Sequence implements PickleValue {
        private final List<PickleValue> elements = new ArrayList<>();

        void add(PickleValue element) {
            elements.add(requireNonNull(element, "element is null"));
        }

        public int size() {
            return elements.size();
        }
    }

    /** A dictionary whose keys are text. */
    final class Dictionary implements PickleValue {
        private final Map<String, PickleValue> members = new LinkedHashMap<>();

        void put(String key, PickleValue value) {
            members.put(key, requireNonNull(value, "value is null"));
        }

        /** In order of their first appearance. */
        public Map<String, PickleValue> members() {
            return Map.copyOf(members);
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }
    }
}
