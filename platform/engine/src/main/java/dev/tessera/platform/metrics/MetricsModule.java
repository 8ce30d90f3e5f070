package dev.tessera.platform.metrics;

import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Scopes;
import dev.tessera.spi.metrics.Metrics;

/** Binds {@link Metrics}, of which a platform has one. */
public final class MetricsModule implements Module {
    @Override
    public void configure(Binder binder) {
        binder.bind(PrometheusMetrics.class).in(Scopes.SINGLETON);
        binder.bind(Metrics.class).to(PrometheusMetrics.class);
    }
}
