/** Choosing tokens by their logits. */
package dev.tessera.platform.sampling;
