package dev.tessera.frontend.openai.chat;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.call.EndpointCalls;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.chunk.ChunkEncoder;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;

/** {@code POST /v1/chat/completions}: OpenAI's chat completions with vLLM's further fields. */
public final class ChatEndpoint implements Endpoint<ChatRequest> {
    private final ChatRequestReader requests;
    private final JsonWriter json;

    private ChatEndpoint(OpenAiConfig config, Templates templates, JsonWriter json) {
        this.requests = new ChatRequestReader(config, templates);
        this.json = requireNonNull(json, "json is null");
    }

    /** Reads the calls of this endpoint. */
    public static CallReader calls(OpenAiConfig config, Templates templates, AnswerIds ids, JsonWriter json) {
        return new EndpointCalls<>(new ChatEndpoint(config, templates, json), ids);
    }

    @Override
    public String idPrefix() {
        return "chatcmpl-";
    }

    @Override
    public ChatRequest read(byte[] body, Caller caller, String servedModel) {
        return requests.read(body, caller, servedModel);
    }

    @Override
    public Record answer(ChatRequest request, Answer answer, AnswerHead head) {
        return ChatCompletion.of(request, answer, head);
    }

    @Override
    public EventEncoder encoder(ChatRequest request, AnswerHead head) {
        return new ChunkEncoder(new ChatChunks(request, head), request.streaming(), json);
    }
}
