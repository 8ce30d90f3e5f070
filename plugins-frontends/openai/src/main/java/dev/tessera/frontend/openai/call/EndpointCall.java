package dev.tessera.frontend.openai.call;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;

/** A call of an endpoint. */
record EndpointCall<R extends TextRequest>(Endpoint<R> endpoint, R request, AnswerHead head) implements GenerationCall {
    @Override
    public Record answer(Answer answer) {
        return endpoint.answers().of(request, answer, head);
    }

    @Override
    public EventEncoder encoder() {
        return endpoint.encoders().of(request, head);
    }
}
