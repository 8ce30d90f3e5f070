/** Numbers in host memory. */
package dev.tessera.spi.tensor;
