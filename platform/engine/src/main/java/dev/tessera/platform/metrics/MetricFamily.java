package dev.tessera.platform.metrics;

import dev.tessera.spi.metrics.Metric;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All series of one name. Not thread-safe. */
final class MetricFamily {
    static final int MOST_SERIES = 1000;

    private final MetricType type;
    private final Metric first;
    private final Set<Map<String, String>> series = new HashSet<>();

    /** Starts the family that this metric is the first of, without adding it. */
    MetricFamily(MetricType type, Metric first) {
        this.type = type;
        this.first = first;
    }

    /** Whether series of both can be told from each other by the values of their tags alone. */
    boolean isLike(MetricFamily other) {
        return type == other.type
                && first.name().equals(other.first.name())
                && first.description().equals(other.first.description())
                && first.tags().keySet().equals(other.first.tags().keySet());
    }

    /** Whether this series would be one too many. */
    boolean isTooFullFor(Metric metric) {
        return series.size() >= MOST_SERIES && !series.contains(metric.tags());
    }

    /** Adds a series, unless it is there already. */
    boolean add(Metric metric) {
        return series.add(metric.tags());
    }

    void remove(Metric metric) {
        series.remove(metric.tags());
    }

    /** Such as {@code the counter "cache_hits" with the tags [kind] and the description "Hits."}. */
    @Override
    public String toString() {
        return "the %s \"%s\" with the tags %s and the description \"%s\""
                .formatted(type, first.name(), first.tags().keySet(), first.description());
    }
}
