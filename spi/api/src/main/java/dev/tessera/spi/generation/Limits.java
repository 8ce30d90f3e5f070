package dev.tessera.spi.generation;

import java.util.Collection;

/** Checks of request parameters. Messages begin with the name of the request's field, the value and the limit. */
final class Limits {
    private Limits() {}

    static void requireRange(String name, double value, double min, double max) {
        require(value >= min && value <= max, name, value, "%s to %s".formatted(plain(min), plain(max)));
    }

    static void requireRange(String name, int value, int min, int max) {
        require(value >= min && value <= max, name, value, "%d to %d".formatted(min, max));
    }

    static void require(boolean condition, String name, Object value, String range) {
        if (!condition) {
            throw new IllegalArgumentException("%s is %s, but must be %s".formatted(name, value, range));
        }
    }

    static void requireSize(String name, int size, int limit) {
        if (size > limit) {
            throw new IllegalArgumentException(
                    "%s has %d elements, but at most %d are allowed".formatted(name, size, limit));
        }
    }

    static void requireTexts(String name, Collection<String> texts, int limit, int length) {
        requireSize(name, texts.size(), limit);
        for (String text : texts) {
            require(!text.isEmpty(), name, "\"\"", "not empty");
            if (text.length() > length) {
                throw new IllegalArgumentException("%s has a text of %d characters, but at most %d are allowed"
                        .formatted(name, text.length(), length));
            }
        }
    }

    static void requireTokenIds(String name, Collection<Integer> ids, int limit) {
        requireSize(name, ids.size(), limit);
        ids.forEach(id -> require(id >= 0, name, id, "token ids of at least 0"));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
