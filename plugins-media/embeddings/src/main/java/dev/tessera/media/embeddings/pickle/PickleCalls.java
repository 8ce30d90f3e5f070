package dev.tessera.media.embeddings.pickle;

import dev.tessera.spi.error.TesseraException;
import java.util.List;

/** Stands for the functions and the storage that a pickle refers to. */
public interface PickleCalls {
    /**
     * The outcome of a call.
     *
     * @throws TesseraException where the function is not one of those that tensors need, or the arguments do not fit
     */
    PickleValue call(PickleValue.Global function, List<PickleValue> arguments);

    /**
     * What is stored outside of the pickle.
     *
     * @throws TesseraException where there is no such thing
     */
    PickleValue stored(PickleValue id);
}
