/** Metrics that remember what was recorded, for tests of what records. */
package dev.tessera.testkit.metrics;
