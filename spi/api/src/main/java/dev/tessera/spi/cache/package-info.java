/** Admission to and eviction from bounded caches. */
package dev.tessera.spi.cache;
