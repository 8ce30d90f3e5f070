package dev.tessera.platform.metrics;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.metrics.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All names that are taken: one that is written twice would spoil the whole exposition. Not thread-safe. */
final class MetricFamilies {
    private final Map<String, MetricFamily> byWrittenName = new HashMap<>();

    /**
     * Adds a series, or finds that it is there already.
     *
     * @return whether it was added
     * @throws TesseraException INTERNAL_ERROR where it contradicts others, or is one too many
     */
    boolean add(MetricType type, Metric metric) {
        checkName(type, metric.name());
        List<String> names = type.writtenNames(metric.name());
        MetricFamily wanted = new MetricFamily(type, metric);
        MetricFamily family = byWrittenName.getOrDefault(names.getFirst(), wanted);
        for (String name : names) {
            MetricFamily taken = byWrittenName.getOrDefault(name, wanted);
            if (!taken.isLike(wanted)) {
                throw refusal("%s cannot be registered, because there is %s".formatted(wanted, taken));
            }
        }
        if (family.isTooFullFor(metric)) {
            throw refusal("%s has %d series already, which is the most".formatted(family, MetricFamily.MOST_SERIES));
        }
        names.forEach(name -> byWrittenName.put(name, family));
        return family.add(metric);
    }

    /** Forgets a gauge. Its family stays, and with it what the name stands for. */
    void removeGauge(Metric gauge) {
        byWrittenName.get(gauge.name()).remove(gauge);
    }

    private static void checkName(MetricType type, String name) {
        switch (type) {
            case COUNTER -> {
                if (name.endsWith("_total")) {
                    throw refusal("the counter \"%s\" has the suffix that the platform adds".formatted(name));
                }
            }
            case TIMER -> {
                if (!name.endsWith("_seconds")) {
                    throw refusal("the name of the timer \"%s\" does not end with _seconds".formatted(name));
                }
            }
            case GAUGE, HISTOGRAM -> {}
        }
    }

    private static TesseraException refusal(String message) {
        return new TesseraException(INTERNAL_ERROR, message);
    }
}
