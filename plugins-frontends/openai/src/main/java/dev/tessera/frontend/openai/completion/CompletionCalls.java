package dev.tessera.frontend.openai.completion;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.spi.generation.ServedModel;

/** {@code POST /v1/completions}: text goes on where the prompt ends. */
public final class CompletionCalls implements CallReader {
    private final CompletionRequestReader requests;
    private final AnswerIds ids;
    private final JsonWriter json;

    public CompletionCalls(OpenAiConfig config, AnswerIds ids, JsonWriter json) {
        this.requests = new CompletionRequestReader(config);
        this.ids = requireNonNull(ids, "ids is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public GenerationCall read(byte[] body, Caller caller, ServedModel model) {
        CompletionRequest request = requests.read(body, caller, model.name());
        String requestId = request.requestId().orElseGet(ids::nextRequestId);
        return new CompletionCall(request, requestId, ids.head("cmpl-", requestId, model.name()), json);
    }
}
