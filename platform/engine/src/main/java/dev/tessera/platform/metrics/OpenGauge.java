package dev.tessera.platform.metrics;

import dev.tessera.spi.metrics.Gauge;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes its gauge away once, so that a second close does nothing to a later gauge of the same name. */
final class OpenGauge implements Gauge {
    private final Runnable removal;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenGauge(Runnable removal) {
        this.removal = removal;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            removal.run();
        }
    }
}
