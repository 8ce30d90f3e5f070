/** Zip archives as {@code torch.save} writes them. */
package dev.tessera.media.embeddings.zip;
