package dev.tessera.frontend.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.json.JsonObject;

/** Reads the body of a request for a response. */
final class ResponsesRequestReader {
    private final Templates templates;
    private final InputReader inputs;

    ResponsesRequestReader(RequestLimits limits, Templates templates) {
        this.templates = requireNonNull(templates, "templates is null");
        inputs = new InputReader(limits);
    }

    ResponsesRequest read(RequestObject body, Caller caller) {
        ResponsesFields.refuse(body);
        Input input = inputs.read(body);
        JsonObject options = templates.givenOptions(body, ResponsesFields.tools(body), ResponsesFields.effort(body));
        Prompt.Chat prompt = input.conversation().prompt(templates.choice(), options, input.goesOn());
        return new ResponsesRequest(
                input.conversation().generation(prompt, ResponsesSampling.read(body), body, caller),
                RepeatedFields.read(body),
                body.flag("stream", false),
                RequestId.of(body, caller));
    }
}
