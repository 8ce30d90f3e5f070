package dev.tessera.spi.generation;

import dev.tessera.spi.error.TesseraException;
import java.util.List;

/** The engine as frontends see it. Thread-safe. */
public interface InferenceService {
    /** What is served. */
    ServedModel model();

    /**
     * Starts a request. Media is fetched and the prompt prepared on the calling thread, so that what is wrong with a request
     * is known before its stream exists.
     *
     * @throws TesseraException USER_ERROR, LIMIT or another type, where the request cannot be started
     */
    GenerationStream generate(GenerationRequest request);

    /**
     * Prepares a request's prompt as {@link #generate} does, and goes no further.
     *
     * @throws TesseraException where the prompt cannot be prepared
     */
    TokenizedPrompt tokenize(GenerationRequest request);

    /**
     * The text of tokens, special ones included.
     *
     * @throws TesseraException INVALID_REQUEST for a token that the model does not have
     */
    String detokenize(List<Integer> tokenIds);

    /**
     * How the vocabulary spells each of these tokens, such as {@code Ġis} or {@code ▁is}, which no other token is spelled like;
     * empty where there is no such token.
     */
    List<String> pieces(List<Integer> tokenIds);
}
