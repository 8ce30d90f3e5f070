package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.conversation.Conversation;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.ModelName;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.frontend.openai.request.TemplateOptions;
import dev.tessera.frontend.openai.request.UnsupportedFields;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;

/** Reads the body of a chat completion. */
final class ChatRequestReader {
    private final JsonReader json;
    private final ConversationReader conversations;

    ChatRequestReader(OpenAiConfig config) {
        json = new JsonReader(config);
        conversations = new ConversationReader(json, config);
    }

    ChatRequest read(byte[] bytes, Caller caller, String servedModel) {
        RequestObject body = json.readBody(bytes);
        ModelName.require(body, servedModel);
        UnsupportedFields.refuse(body);
        Conversation conversation = conversations.read(body);
        Prompt.Chat prompt = prompt(body, conversation);
        GenerationRequest generation = conversation.generation(prompt, ChatSampling.read(body), body, caller);
        return new ChatRequest(
                generation,
                prompt.addGenerationPrompt()
                        ? "assistant"
                        : prompt.messages().getLast().role(),
                body.find("return_token_ids").map(RequestValue::flag).orElse(false),
                StreamOptions.read(body),
                RequestId.find(body, caller));
    }

    private static Prompt.Chat prompt(RequestObject body, Conversation conversation) {
        boolean continueFinalMessage =
                body.find("continue_final_message").map(RequestValue::flag).orElse(false);
        boolean addGenerationPrompt =
                body.find("add_generation_prompt").map(RequestValue::flag).orElse(!continueFinalMessage);
        if (continueFinalMessage && addGenerationPrompt) {
            throw body.require("continue_final_message", "true or false")
                    .error("and add_generation_prompt are both true, but an answer either continues the last message"
                            + " or begins a new one");
        }
        return new Prompt.Chat(
                conversation.messages(), TemplateOptions.read(body), addGenerationPrompt, continueFinalMessage);
    }
}
