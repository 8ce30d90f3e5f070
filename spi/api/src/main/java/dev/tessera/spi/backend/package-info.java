/** Tensor runtimes that execute graphs. */
package dev.tessera.spi.backend;
