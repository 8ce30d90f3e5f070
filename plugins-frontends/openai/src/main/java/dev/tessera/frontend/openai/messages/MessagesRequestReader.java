package dev.tessera.frontend.openai.messages;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.conversation.Conversation;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.SamplingReader;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a request for a message, or for the number of its tokens. */
final class MessagesRequestReader {
    private final Templates templates;
    private final MessageListReader conversations;

    MessagesRequestReader(RequestLimits limits, Templates templates) {
        this.templates = requireNonNull(templates, "templates is null");
        conversations = new MessageListReader(limits);
    }

    MessagesRequest read(RequestObject body, Caller caller) {
        MessagesFields.refuse(body);
        return new MessagesRequest(
                generation(body, sampling(body), caller), body.flag("stream", false), RequestId.of(body, caller));
    }

    /** What the engine is asked where only the tokens of the prompt matter. */
    GenerationRequest readPrompt(RequestObject body, Caller caller) {
        MessagesFields.refuse(body);
        return generation(body, SamplingParameters.builder().build(), caller);
    }

    /** As Anthropic has it, a last message of the assistant is gone on with. */
    private GenerationRequest generation(RequestObject body, SamplingParameters sampling, Caller caller) {
        Conversation conversation = conversations.read(body);
        boolean goesOn = conversation.messages().getLast().role().equals(MessageListReader.ASSISTANT);
        JsonObject options = templates.givenOptions(body, MessagesFields.tools(body), Optional.empty());
        Prompt.Chat prompt = conversation.prompt(templates.choice(), options, goesOn);
        return conversation.generation(prompt, sampling, body, caller);
    }

    private static SamplingParameters sampling(RequestObject body) {
        body.require("max_tokens", "the most tokens of the answer").positive();
        SamplingParameters.Builder sampling = SamplingReader.read(body);
        body.find("stop_sequences").map(SamplingReader::stopTexts).ifPresent(sampling::stop);
        return SamplingReader.build(sampling, body.has("stop_sequences") ? Map.of("stop", "stop_sequences") : Map.of());
    }
}
