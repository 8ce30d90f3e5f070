package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/** A call of an endpoint. */
record EndpointCall<R extends TextRequest>(Endpoint<R> endpoint, R request, AnswerHead head) implements GenerationCall {
    @Override
    public String requestId() {
        return request.requestId();
    }

    @Override
    public GenerationRequest generation() {
        return request.generation();
    }

    @Override
    public GenerationStream start(InferenceService service) {
        return request.start(service);
    }

    @Override
    public boolean streamed() {
        return request.streamed();
    }

    @Override
    public Record answer(Answer answer) {
        return endpoint.answers().of(request, answer, head);
    }

    @Override
    public EventEncoder encoder() {
        return endpoint.encoders().of(request, head);
    }
}
