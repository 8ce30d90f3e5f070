package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;

/** {@code POST /v1/responses}: OpenAI's responses of text, none of which is stored. */
public final class ResponsesEndpoint {
    private static final String ID_PREFIX = "resp_";

    private ResponsesEndpoint() {}

    public static Endpoint<?> of(RequestLimits limits, Templates templates, JsonWriter json) {
        return new Endpoint<>(
                ID_PREFIX,
                new ResponsesRequestReader(limits, templates)::read,
                Response::of,
                (request, head) -> new ResponseEncoder(request, head, json));
    }

    /** The id of the one message of a response. */
    static String messageId(AnswerHead head) {
        return "msg_" + head.id().substring(ID_PREFIX.length());
    }
}
