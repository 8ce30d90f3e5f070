/** Embeddings that a request brings, checked against the model that is to take them. */
package dev.tessera.models.embeddings;
