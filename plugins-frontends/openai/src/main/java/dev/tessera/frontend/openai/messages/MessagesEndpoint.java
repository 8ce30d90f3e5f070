package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;

/** {@code POST /v1/messages}: Anthropic's messages. */
public final class MessagesEndpoint {
    private MessagesEndpoint() {}

    public static Endpoint<?> of(RequestLimits limits, Templates templates, JsonWriter json) {
        return new Endpoint<>(
                "msg_",
                new MessagesRequestReader(limits, templates)::read,
                (_, answer, head) -> Message.of(answer, head),
                (_, head) -> new MessageEncoder(head, json));
    }
}
