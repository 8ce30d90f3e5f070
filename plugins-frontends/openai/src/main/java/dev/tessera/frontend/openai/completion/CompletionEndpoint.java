package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.chunk.ChunkEncoder;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonWriter;
import java.util.List;
import java.util.function.Function;

/** {@code POST /v1/completions}: text goes on where the prompt ends. */
public final class CompletionEndpoint {
    private CompletionEndpoint() {}

    /** @param texts tells the text of tokens */
    public static Endpoint<?> of(RequestLimits limits, JsonWriter json, Function<List<Integer>, String> texts) {
        return new Endpoint<>(
                "cmpl-",
                new CompletionRequestReader(limits)::read,
                (request, answer, head) -> TextCompletion.of(request, answer, head, texts),
                (request, head) ->
                        new ChunkEncoder(new CompletionChunks(request, head, texts), request.streaming(), json));
    }
}
