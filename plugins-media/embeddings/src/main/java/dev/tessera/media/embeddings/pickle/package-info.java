/**
 * Python's pickle format as far as tensors need it (see Python's {@code pickletools}). Nothing that a pickle names is looked
 * up or executed: names are values, and calls go to {@link dev.tessera.media.embeddings.pickle.PickleCalls}.
 */
package dev.tessera.media.embeddings.pickle;
