/** What the platform and its plugins count and time, for people who watch over a server. */
package dev.tessera.spi.metrics;
