/** Models as published: configuration files and weights. */
package dev.tessera.spi.checkpoint;
