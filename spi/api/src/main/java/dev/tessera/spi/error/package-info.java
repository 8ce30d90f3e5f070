/** The one exception that crosses module borders, and its codes. */
package dev.tessera.spi.error;
