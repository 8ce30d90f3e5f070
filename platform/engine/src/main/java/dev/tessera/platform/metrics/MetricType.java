package dev.tessera.platform.metrics;

import java.util.List;
import java.util.Locale;

/** What a metric can be. */
enum MetricType {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    TIMER;

    /** The names that a metric of this name takes where it is written, at least one. */
    List<String> writtenNames(String name) {
        return switch (this) {
            case COUNTER -> List.of(name + "_total");
            case GAUGE -> List.of(name);
            case HISTOGRAM, TIMER -> List.of(name, name + "_bucket", name + "_count", name + "_sum", name + "_max");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
