package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.chunk.ChunkEncoder;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;

/** {@code POST /v1/chat/completions}: OpenAI's chat completions with vLLM's further fields. */
public final class ChatEndpoint {
    private ChatEndpoint() {}

    public static Endpoint<?> of(RequestLimits limits, Templates templates, JsonWriter json) {
        return new Endpoint<>(
                "chatcmpl-",
                new ChatRequestReader(limits, templates)::read,
                ChatCompletion::of,
                (request, head) -> new ChunkEncoder(new ChatChunks(request, head), request.streaming(), json));
    }
}
