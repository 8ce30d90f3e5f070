package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.InferenceService;

/** {@code POST /v1/messages/count_tokens}: the tokens that a request for a message would have. Thread-safe. */
public final class TokenCounter {
    private final MessagesRequestReader requests;

    public TokenCounter(OpenAiConfig config, Templates templates) {
        requests = new MessagesRequestReader(config, templates);
    }

    public TokenCount count(byte[] body, Caller caller, InferenceService service) {
        GenerationRequest request = requests.readPrompt(body, caller, service.model());
        return new TokenCount(MessagesFields.NAMES
                .in(() -> service.tokenize(request))
                .tokenIds()
                .size());
    }
}
