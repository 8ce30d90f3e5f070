package dev.tessera.frontend.openai.chat;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.generation.ServedModel;

/** {@code POST /v1/chat/completions}: OpenAI's chat completions with vLLM's further fields. */
public final class ChatCalls implements CallReader {
    private final ChatRequestReader requests;
    private final AnswerIds ids;
    private final JsonWriter json;

    public ChatCalls(OpenAiConfig config, Templates templates, AnswerIds ids, JsonWriter json) {
        this.requests = new ChatRequestReader(config, requireNonNull(templates, "templates is null"));
        this.ids = requireNonNull(ids, "ids is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public GenerationCall read(byte[] body, Caller caller, ServedModel model) {
        ChatRequest request = requests.read(body, caller, model.name());
        String requestId = request.requestId().orElseGet(ids::nextRequestId);
        return new ChatCall(request, requestId, ids.head("chatcmpl-", requestId, model.name()), json);
    }
}
