/** Reading JSON without a JSON library. */
package dev.tessera.spi.json;
