package dev.tessera.frontend.openai.completion;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.stream.MergedStream;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/** A call for a completion. */
record CompletionCall(CompletionRequest request, String requestId, AnswerHead head, JsonWriter json)
        implements GenerationCall {
    @Override
    public GenerationRequest generation() {
        int prompts = request.generations().size();
        if (prompts > 1) {
            throw new TesseraException(
                            INVALID_REQUEST, "prompt has %d prompts, but must be one by itself here".formatted(prompts))
                    .withParameter("prompt");
        }
        return request.generations().getFirst();
    }

    @Override
    public GenerationStream start(InferenceService service) {
        return request.generations().size() == 1
                ? service.generate(generation())
                : MergedStream.start(service, request.generations());
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
