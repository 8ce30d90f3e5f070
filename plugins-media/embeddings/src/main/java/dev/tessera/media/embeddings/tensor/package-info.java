/** Tensors as files store them, made dense. */
package dev.tessera.media.embeddings.tensor;
