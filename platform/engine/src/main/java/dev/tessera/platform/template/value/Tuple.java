package dev.tessera.platform.template.value;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/** Python's tuple: a list that prints differently, equals only tuples and may be a key. */
public final class Tuple extends AbstractList<Object> implements RandomAccess {
    /** Larger tuples are no keys, so that hashing and comparing them stays cheap. */
    private static final int MAX_KEY_WEIGHT = 256;

    private final List<Object> elements;
    private final int keyWeight;

    public Tuple(Collection<?> elements) {
        this.elements = List.copyOf(requireNonNull(elements, "elements is null"));
        long weight = 1;
        for (Object element : this.elements) {
            weight += keyWeight(element);
        }
        keyWeight = (int) Math.min(weight, MAX_KEY_WEIGHT + 1);
    }

    public static Tuple of(Object... elements) {
        return new Tuple(List.of(elements));
    }

    /** Whether a value may be a key of a dict. */
    public static boolean isKey(Object value) {
        return keyWeight(value) <= MAX_KEY_WEIGHT;
    }

    private static int keyWeight(Object value) {
        return switch (value) {
            case Tuple tuple -> tuple.keyWeight;
            case Collection<?> unhashable -> MAX_KEY_WEIGHT + 1;
            case Map<?, ?> unhashable -> MAX_KEY_WEIGHT + 1;
            default -> 1;
        };
    }

    @Override
    public Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tuple tuple && elements.equals(tuple.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }
}
