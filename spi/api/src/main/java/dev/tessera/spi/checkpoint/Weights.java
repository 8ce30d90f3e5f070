package dev.tessera.spi.checkpoint;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Tensor;
import java.util.Optional;
import java.util.Set;

/** The tensors of a checkpoint by name. Thread-safe. */
public interface Weights {
    /** Names of all tensors, sorted. */
    Set<String> names();

    /** What the header says of a tensor, or nothing where the checkpoint has no such tensor. */
    Optional<TensorInfo> find(String name);

    /**
     * The tensor as stored, without a copy: a view of the mapped file, valid until the checkpoint closes.
     *
     * @throws TesseraException INVALID_CHECKPOINT where the checkpoint has no such tensor
     */
    Tensor tensor(String name);
}
