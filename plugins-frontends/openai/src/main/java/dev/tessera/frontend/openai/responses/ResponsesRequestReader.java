package dev.tessera.frontend.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.ModelName;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.json.JsonObject;

/** Reads the body of a request for a response. */
final class ResponsesRequestReader {
    private final JsonReader json;
    private final Templates templates;
    private final InputReader inputs;

    ResponsesRequestReader(OpenAiConfig config, Templates templates) {
        json = new JsonReader(config);
        this.templates = requireNonNull(templates, "templates is null");
        inputs = new InputReader(config);
    }

    ResponsesRequest read(byte[] bytes, Caller caller, ServedModel model) {
        RequestObject body = json.readBody(bytes);
        ModelName.require(body, model);
        ResponsesFields.refuse(body);
        Input input = inputs.read(body);
        JsonObject options = templates.givenOptions(body, ResponsesFields.tools(body));
        Prompt.Chat prompt = input.conversation().prompt(templates.choice(), options, input.goesOn());
        return new ResponsesRequest(
                input.conversation().generation(prompt, ResponsesSampling.read(body), body, caller),
                Echo.read(body),
                body.find("stream").map(RequestValue::flag).orElse(false),
                RequestId.find(body, caller));
    }
}
