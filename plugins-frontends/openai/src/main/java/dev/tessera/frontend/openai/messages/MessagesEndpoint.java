package dev.tessera.frontend.openai.messages;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.Endpoint;
import dev.tessera.frontend.openai.call.EndpointCalls;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;
import java.util.List;

/** {@code POST /v1/messages}: Anthropic's messages. */
public final class MessagesEndpoint implements Endpoint<MessagesRequest> {
    private final MessagesRequestReader requests;
    private final JsonWriter json;

    private MessagesEndpoint(OpenAiConfig config, Templates templates, JsonWriter json) {
        this.requests = new MessagesRequestReader(config, templates);
        this.json = requireNonNull(json, "json is null");
    }

    /** Reads the calls of this endpoint. */
    public static CallReader calls(OpenAiConfig config, Templates templates, AnswerIds ids, JsonWriter json) {
        return new EndpointCalls<>(new MessagesEndpoint(config, templates, json), ids);
    }

    @Override
    public String idPrefix() {
        return "msg_";
    }

    @Override
    public MessagesRequest read(byte[] body, Caller caller, String servedModel) {
        return requests.read(body, caller, servedModel);
    }

    @Override
    public Record answer(MessagesRequest request, Answer answer, AnswerHead head) {
        AnsweredChoice choice = answer.choices().getFirst();
        return Message.of(
                head,
                List.of(new TextBlock(choice.text())),
                MessageEnd.of(choice.end()),
                MessageUsage.of(answer.usage()));
    }

    @Override
    public EventEncoder encoder(MessagesRequest request, AnswerHead head) {
        return new MessageEncoder(head, json);
    }
}
