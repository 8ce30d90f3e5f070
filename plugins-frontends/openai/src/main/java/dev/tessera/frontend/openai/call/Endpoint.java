package dev.tessera.frontend.openai.call;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.error.TesseraException;

/**
 * How one endpoint reads its requests and writes its answers. Thread-safe.
 *
 * @param <R> its requests, read
 * @param idPrefix what the ids of its answers begin with
 */
public record Endpoint<R extends TextRequest>(
        String idPrefix, Requests<R> requests, Answers<R> answers, Encoders<R> encoders) {
    /** Reads requests. */
    @FunctionalInterface
    public interface Requests<R> {
        /** @throws TesseraException INVALID_REQUEST, REQUEST_TOO_LARGE */
        R read(RequestObject body, Caller caller);
    }

    /** Writes answers in one piece. */
    @FunctionalInterface
    public interface Answers<R> {
        /** What is written as JSON. */
        Record of(R request, Answer answer, AnswerHead head);
    }

    /** Makes what writes one answer as it comes. */
    @FunctionalInterface
    public interface Encoders<R> {
        EventEncoder of(R request, AnswerHead head);
    }

    public Endpoint {
        requireNonNull(idPrefix, "idPrefix is null");
        requireNonNull(requests, "requests is null");
        requireNonNull(answers, "answers is null");
        requireNonNull(encoders, "encoders is null");
    }

    /**
     * Reads its calls.
     *
     * @param ids gives each answer its id and its time
     */
    public CallReader calls(AnswerIds ids) {
        requireNonNull(ids, "ids is null");
        return (body, caller, model) -> {
            R request = requests.read(body, caller);
            return new EndpointCall<>(this, request, ids.head(idPrefix, request.requestId(), model.name()));
        };
    }
}
