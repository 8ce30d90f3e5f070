package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.spi.generation.GenerationRequest;

/** A call for a completion. */
record CompletionCall(CompletionRequest request, String requestId, AnswerHead head, JsonWriter json)
        implements GenerationCall {
    @Override
    public GenerationRequest generation() {
        return request.generation();
    }

    @Override
    public boolean streamed() {
        return request.streaming().streamed();
    }

    @Override
    public Record answer(Answer answer) {
        return TextCompletion.of(request, answer, head);
    }

    @Override
    public EventEncoder encoder() {
        return new CompletionEncoder(request, head, json);
    }
}
