package dev.tessera.distribution;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.spi.metrics.Metrics;
import java.util.Map;

/**
 * Metrics at a moment.
 *
 * @param values by series, as the exposition writes them
 */
record MetricsReading(Map<String, Double> values) {
    static MetricsReading of(Platform platform) {
        return of(platform.service(Metrics.class).exposition());
    }

    /** Those of an exposition. */
    static MetricsReading of(String exposition) {
        return new MetricsReading(exposition
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(toUnmodifiableMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))));
    }

    /** How many requests ended for a reason. */
    double finished(String reason) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("tessera_request_success_total{")
                        && entry.getKey().contains("\"%s\"".formatted(reason)))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** By how much the sum of all series of a name is more than at another moment. */
    double growth(MetricsReading before, String name) {
        return value(name) - before.value(name);
    }

    /** The sum of all series of a name. */
    double value(String name) {
        double sum = 0;
        boolean found = false;
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            if (entry.getKey().equals(name) || entry.getKey().startsWith(name + "{")) {
                sum += entry.getValue();
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("there is no metric %s".formatted(name));
        }
        return sum;
    }
}
