/** Metrics of the platform and its plugins, kept by Micrometer and written as Prometheus reads them. */
package dev.tessera.platform.metrics;
