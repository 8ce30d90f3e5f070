package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.chunk.ChunkEncoder;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;

/** {@code POST /v1/completions}: text goes on where the prompt ends. */
public final class CompletionEndpoint {
    private CompletionEndpoint() {}

    public static Endpoint<?> of(OpenAiConfig limits, JsonWriter json) {
        return new Endpoint<>(
                "cmpl-",
                new CompletionRequestReader(limits)::read,
                TextCompletion::of,
                (request, head) -> new ChunkEncoder(new CompletionChunks(request, head), request.streaming(), json));
    }
}
