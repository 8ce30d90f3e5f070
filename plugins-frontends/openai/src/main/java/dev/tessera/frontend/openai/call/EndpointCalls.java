package dev.tessera.frontend.openai.call;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.spi.generation.ServedModel;

/**
 * Reads the calls of an endpoint, and gives each its id.
 *
 * @param <R> the endpoint's requests
 */
public final class EndpointCalls<R extends TextRequest> implements CallReader {
    private final Endpoint<R> endpoint;
    private final AnswerIds ids;

    public EndpointCalls(Endpoint<R> endpoint, AnswerIds ids) {
        this.endpoint = requireNonNull(endpoint, "endpoint is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    @Override
    public GenerationCall read(byte[] body, Caller caller, ServedModel model) {
        R request = endpoint.read(body, caller, model.name());
        String requestId = request.requestId().orElseGet(ids::nextRequestId);
        return new EndpointCall<>(endpoint, request, requestId, ids.head(endpoint.idPrefix(), requestId, model.name()));
    }
}
