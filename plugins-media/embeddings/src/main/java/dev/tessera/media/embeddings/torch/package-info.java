/** Files of {@code torch.save}: a zip archive with a pickle that describes tensors, and their numbers beside it. */
package dev.tessera.media.embeddings.torch;
