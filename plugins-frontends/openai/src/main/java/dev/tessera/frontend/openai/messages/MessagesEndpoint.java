package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;

/** {@code POST /v1/messages}: Anthropic's messages. */
public final class MessagesEndpoint {
    private static final String ID_PREFIX = "msg_";

    private MessagesEndpoint() {}

    public static Endpoint<?> of(RequestLimits limits, Templates templates, JsonWriter json) {
        return new Endpoint<>(
                ID_PREFIX,
                new MessagesRequestReader(limits, templates)::read,
                (_, answer, head) -> Message.of(answer, head),
                (_, head) -> new MessageEncoder(head, json));
    }

    /** The name of the call that is answered. */
    static String requestId(AnswerHead head) {
        return head.id().substring(ID_PREFIX.length());
    }
}
