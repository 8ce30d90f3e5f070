package dev.tessera.frontend.openai.completion;

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

/** {@code POST /v1/completions}: text goes on where the prompt ends. */
public final class CompletionEndpoint implements Endpoint<CompletionRequest> {
    private final CompletionRequestReader requests;
    private final JsonWriter json;

    private CompletionEndpoint(OpenAiConfig config, JsonWriter json) {
        this.requests = new CompletionRequestReader(config);
        this.json = requireNonNull(json, "json is null");
    }

    /** Reads the calls of this endpoint. */
    public static CallReader calls(OpenAiConfig config, AnswerIds ids, JsonWriter json) {
        return new EndpointCalls<>(new CompletionEndpoint(config, json), ids);
    }

    @Override
    public String idPrefix() {
        return "cmpl-";
    }

    @Override
    public CompletionRequest read(byte[] body, Caller caller, String servedModel) {
        return requests.read(body, caller, servedModel);
    }

    @Override
    public Record answer(CompletionRequest request, Answer answer, AnswerHead head) {
        return TextCompletion.of(request, answer, head);
    }

    @Override
    public EventEncoder encoder(CompletionRequest request, AnswerHead head) {
        return new ChunkEncoder(new CompletionChunks(request, head), request.streaming(), json);
    }
}
