package dev.tessera.media.embeddings.torch;

import dev.tessera.media.embeddings.pickle.PickleValue;
import dev.tessera.spi.tensor.DataType;
import java.lang.foreign.MemorySegment;

/** Stored numbers on a pickle's stack. */
record StorageValue(DataType type, MemorySegment numbers) implements PickleValue {}
