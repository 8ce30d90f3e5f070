package dev.tessera.frontend.openai.conversation;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.content.MediaOptions;
import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.request.RequestContextReader;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TemplateChoice;
import dev.tessera.spi.json.JsonObject;
import java.util.List;

/**
 * The messages of a request.
 *
 * @param messages at least one
 * @param parts the parts of all messages, in order
 */
public record Conversation(List<ChatMessage> messages, List<RequestPart> parts) {
    public Conversation {
        messages = List.copyOf(messages);
        parts = List.copyOf(parts);
    }

    /**
     * The prompt that opens a new turn, or goes on with the last message.
     *
     * @param template which template renders it
     * @param templateOptions further variables of the template
     * @param goesOn whether the answer continues the last message
     */
    public Prompt.Chat prompt(TemplateChoice template, JsonObject templateOptions, boolean goesOn) {
        return new Prompt.Chat(messages, templateOptions, !goesOn, goesOn, template);
    }

    /** What the engine is asked: a prompt of this conversation, and what the body says of its media and of who asks. */
    public GenerationRequest generation(
            Prompt.Chat prompt, SamplingParameters sampling, RequestObject body, Caller caller) {
        return new GenerationRequest(
                prompt,
                sampling,
                MediaOptions.read(body, parts),
                body.options(GenerationRequest.PROCESSOR_OPTIONS),
                RequestContextReader.read(body, caller));
    }
}
