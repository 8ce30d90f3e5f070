package dev.tessera.platform.metrics;

import static java.util.Objects.requireNonNull;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import dev.tessera.spi.metrics.Metrics;

/** Binds {@link Metrics}, of which a platform has one. */
public final class MetricsModule implements Module {
    private final MetricsConfig config;

    public MetricsModule(MetricsConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public void configure(Binder binder) {
        Class<? extends Metrics> type = config.enabled() ? PrometheusMetrics.class : DiscardedMetrics.class;
        binder.bind(type).in(Scopes.SINGLETON);
        binder.bind(Metrics.class).to(type);
    }
}
