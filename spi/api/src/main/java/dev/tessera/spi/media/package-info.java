/** Fetching and decoding media. */
package dev.tessera.spi.media;
