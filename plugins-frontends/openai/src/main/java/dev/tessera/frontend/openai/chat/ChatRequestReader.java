package dev.tessera.frontend.openai.chat;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.conversation.Conversation;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.request.ChoicesReader;
import dev.tessera.frontend.openai.request.LogprobFields;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.frontend.openai.request.TruncationReader;
import dev.tessera.frontend.openai.request.UnsupportedFields;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the body of a chat completion. */
final class ChatRequestReader {
    private static final Set<String> OWN_FIELDS = Stream.of(
                    ChoicesReader.FIELDS,
                    LogprobFields.FIELDS,
                    Templates.FIELDS,
                    TruncationReader.FIELDS,
                    Set.of("add_special_tokens", "echo", "return_prompt_text"))
            .flatMap(Set::stream)
            .collect(toUnmodifiableSet());

    private final ConversationReader conversations;
    private final ChoicesReader choices;
    private final Templates templates;

    ChatRequestReader(RequestLimits limits, Templates templates) {
        conversations = new ConversationReader(limits);
        choices = new ChoicesReader(limits);
        this.templates = requireNonNull(templates, "templates is null");
    }

    ChatRequest read(RequestObject body, Caller caller) {
        UnsupportedFields.refuse(body, OWN_FIELDS);
        Conversation conversation = conversations.read(body);
        Prompt.Chat prompt = prompt(body, conversation);
        StreamOptions streaming = StreamOptions.read(body);
        GenerationRequest generation =
                conversation.generation(prompt, ChatSampling.read(body, choices, streaming), body, caller);
        ChatMessage last = prompt.messages().getLast();
        String role = prompt.addGenerationPrompt() ? "assistant" : last.role();
        boolean echo = body.flag("echo", false);
        return new ChatRequest(
                generation,
                role,
                // a message of somebody else is no beginning of the answer
                echo && last.role().equals(role) ? text(last) : "",
                body.flag("return_prompt_text", false),
                body.flag("return_token_ids", false),
                LogprobFields.tokensAsIds(body) ? TokenNames.IDS : TokenNames.TEXTS,
                streaming,
                RequestId.of(body, caller));
    }

    private static String text(ChatMessage message) {
        return message.content().stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(joining("\n"));
    }

    private Prompt.Chat prompt(RequestObject body, Conversation conversation) {
        boolean continueFinalMessage = body.flag("continue_final_message", false);
        boolean addGenerationPrompt = body.flag("add_generation_prompt", !continueFinalMessage);
        if (continueFinalMessage && addGenerationPrompt) {
            throw body.require("continue_final_message", "true or false")
                    .error("and add_generation_prompt are both true, but an answer either continues the last message"
                            + " or begins a new one");
        }
        return new Prompt.Chat(
                conversation.messages(),
                templates.options(body),
                addGenerationPrompt,
                continueFinalMessage,
                templates.choice(body),
                body.flag("add_special_tokens", false));
    }
}
