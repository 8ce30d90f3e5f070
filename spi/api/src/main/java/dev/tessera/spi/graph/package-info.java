/** Networks as lists of backend-neutral operations. */
package dev.tessera.spi.graph;
