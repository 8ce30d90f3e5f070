package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.InferenceService;

/** {@code POST /v1/messages/count_tokens}: the tokens that a request for a message would have. Thread-safe. */
public final class TokenCounter {
    private final MessagesRequestReader requests;

    public TokenCounter(RequestLimits limits, Templates templates) {
        requests = new MessagesRequestReader(limits, templates);
    }

    public TokenCount count(RequestObject body, Caller caller, InferenceService service) {
        GenerationRequest request = requests.readPrompt(body, caller);
        return new TokenCount(MessagesFields.NAMES
                .in(() -> service.tokenize(request))
                .tokenIds()
                .size());
    }
}
