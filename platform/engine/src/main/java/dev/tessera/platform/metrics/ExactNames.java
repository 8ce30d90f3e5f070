package dev.tessera.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;

/** Leaves the names of Tessera's series as they are; Micrometer's own become those that dashboards know. */
final class ExactNames implements NamingConvention {
    private final NamingConvention others = new PrometheusNamingConvention();

    @Override
    public String name(String name, Meter.Type type, String baseUnit) {
        return name.startsWith(PrometheusMetrics.PREFIX) ? name : others.name(name, type, baseUnit);
    }

    @Override
    public String tagKey(String key) {
        return others.tagKey(key);
    }

    @Override
    public String tagValue(String value) {
        return others.tagValue(value);
    }
}
