package dev.tessera.spi.metrics;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What one series is called. Tags take few values, known beforehand: never one for each request or user.
 *
 * @param name in snake_case with the unit at its end, such as {@code media_fetch_seconds}; the platform puts {@code tessera_}
 *     before it
 * @param description one sentence for people who look at it
 * @param tags values by name, sorted by name
 */
public record Metric(String name, String description, SortedMap<String, String> tags) {
    private static final int MOST_TAGS = 8;
    private static final int LONGEST_VALUE = 1024;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    public Metric {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the metric name \"%s\" is not in snake_case".formatted(name));
        }
        if (name.startsWith("tessera_")) {
            throw new IllegalArgumentException(
                    "the metric name \"%s\" has the prefix that the platform adds".formatted(name));
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("the metric \"%s\" has no description".formatted(name));
        }
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        if (tags.size() > MOST_TAGS) {
            throw new IllegalArgumentException(
                    "the metric \"%s\" has %d tags, more than %d".formatted(name, tags.size(), MOST_TAGS));
        }
        tags.forEach(Metric::checkTag);
    }

    /** A metric without tags. */
    public Metric(String name, String description) {
        this(name, description, Collections.emptySortedMap());
    }

    /** This with one tag more. */
    public Metric withTag(String tag, String value) {
        SortedMap<String, String> all = new TreeMap<>(tags);
        if (all.put(tag, value) != null) {
            throw new IllegalArgumentException("the metric \"%s\" has the tag \"%s\" already".formatted(name, tag));
        }
        return new Metric(name, description, all);
    }

    private static void checkTag(String tag, String value) {
        // what Prometheus calls the bounds of buckets
        if (!NAME.matcher(tag).matches() || tag.equals("le")) {
            throw new IllegalArgumentException("the tag name \"%s\" is \"le\" or not in snake_case".formatted(tag));
        }
        requireNonNull(value, "value is null");
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("the value of the tag \"%s\" has %d characters, more than %d"
                    .formatted(tag, value.length(), LONGEST_VALUE));
        }
    }
}
