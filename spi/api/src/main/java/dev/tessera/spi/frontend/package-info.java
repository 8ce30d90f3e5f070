/** Ways to reach the engine. */
package dev.tessera.spi.frontend;
