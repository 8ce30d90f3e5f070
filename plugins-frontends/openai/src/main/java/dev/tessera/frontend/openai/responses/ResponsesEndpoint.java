package dev.tessera.frontend.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.answer.LikelyToken;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.call.EndpointCalls;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;
import java.util.List;

/** {@code POST /v1/responses}: OpenAI's responses of text, none of which is stored. */
public final class ResponsesEndpoint implements Endpoint<ResponsesRequest> {
    private static final String ID_PREFIX = "resp_";

    private final ResponsesRequestReader requests;
    private final JsonWriter json;

    private ResponsesEndpoint(OpenAiConfig config, Templates templates, JsonWriter json) {
        this.requests = new ResponsesRequestReader(config, templates);
        this.json = requireNonNull(json, "json is null");
    }

    /** Reads the calls of this endpoint. */
    public static CallReader calls(OpenAiConfig config, Templates templates, AnswerIds ids, JsonWriter json) {
        return new EndpointCalls<>(new ResponsesEndpoint(config, templates, json), ids);
    }

    /** The id of the one message of a response. */
    static String messageId(AnswerHead head) {
        return "msg_" + head.id().substring(ID_PREFIX.length());
    }

    @Override
    public String idPrefix() {
        return ID_PREFIX;
    }

    @Override
    public ResponsesRequest read(byte[] body, Caller caller, String servedModel) {
        return requests.read(body, caller, servedModel);
    }

    @Override
    public Record answer(ResponsesRequest request, Answer answer, AnswerHead head) {
        AnsweredChoice choice = answer.choices().getFirst();
        OutputText text = new OutputText(choice.text(), LikelyToken.of(choice.tokens(), TokenNames.TEXTS));
        OutputMessage message =
                new OutputMessage(messageId(head), Status.of(choice.end().reason()), List.of(text));
        return Response.of(request, head, Progress.ended(message, answer.usage()));
    }

    @Override
    public EventEncoder encoder(ResponsesRequest request, AnswerHead head) {
        return new ResponseEncoder(request, head, json);
    }
}
