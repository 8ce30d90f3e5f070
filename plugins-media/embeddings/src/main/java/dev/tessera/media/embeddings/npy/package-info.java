/** Files of {@code numpy.save}. */
package dev.tessera.media.embeddings.npy;
