/** Choosing tokens from the scores of a network. */
package dev.tessera.platform.sampling;
