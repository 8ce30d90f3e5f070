package dev.tessera.media.embeddings.torch;

import dev.tessera.media.embeddings.pickle.PickleValue;
import dev.tessera.media.embeddings.tensor.StoredTensor;

/** A tensor on a pickle's stack. */
record TensorValue(StoredTensor tensor) implements PickleValue {}
