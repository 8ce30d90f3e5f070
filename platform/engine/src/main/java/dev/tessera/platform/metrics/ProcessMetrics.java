package dev.tessera.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/**
 * Heap, buffers outside of it, garbage collection, threads, processor time and memory of this process, under the names that
 * dashboards for Micrometer know. Closing stops to listen to the garbage collector.
 */
final class ProcessMetrics implements AutoCloseable {
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    private ProcessMetrics() {}

    static ProcessMetrics observe(MeterRegistry registry) {
        ProcessMetrics metrics = new ProcessMetrics();
        metrics.garbageCollection.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        ResidentMemory.ofThisProcess().bindTo(registry);
        return metrics;
    }

    @Override
    public void close() {
        garbageCollection.close();
    }
}
