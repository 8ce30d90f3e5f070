/** Tensors that requests bring, in the formats in which programs hand them to each other. */
package dev.tessera.media.embeddings;
