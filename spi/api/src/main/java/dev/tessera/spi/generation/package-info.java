/** Requests for text and the events that answer them. */
package dev.tessera.spi.generation;
