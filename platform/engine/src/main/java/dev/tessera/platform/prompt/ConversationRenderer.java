package dev.tessera.platform.prompt;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.model.ConversationTemplate;
import dev.tessera.platform.template.ContentFormat;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.TemplateChoice;
import dev.tessera.spi.model.InputProcessor;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns conversations into the text that the model sees. Thread-safe. */
final class ConversationRenderer {
    private static final String DEVELOPER = "developer";

    private final ConversationTemplate checkpoint;
    private final InputProcessor processor;
    private final boolean interleaved;

    /**
     * @param checkpoint the template of conversations that choose no other
     * @param interleaved whether text and media keep their order where the template takes plain text
     */
    ConversationRenderer(ConversationTemplate checkpoint, InputProcessor processor, boolean interleaved) {
        this.checkpoint = requireNonNull(checkpoint, "checkpoint is null");
        this.processor = requireNonNull(processor, "processor is null");
        this.interleaved = interleaved;
    }

    /** @throws TesseraException INVALID_TEMPLATE, INVALID_REQUEST */
    String render(Prompt.Chat chat) {
        ConversationTemplate template =
                chat.template().source().map(checkpoint::with).orElse(checkpoint);
        ConversationVariables conversation = new ConversationVariables(processor, interleaved);
        List<ChatMessage> messages = knownRoles(chat.messages(), template);
        boolean parts = takesParts(chat.template(), template);
        Map<String, Object> variables = new HashMap<>();
        // as transformers does: templates ask whether they are none
        variables.put("tools", null);
        variables.put("documents", null);
        variables.putAll(chat.templateOptions().asMap());
        variables.put("messages", parts ? conversation.withParts(messages) : conversation.withText(messages));
        variables.put("add_generation_prompt", chat.addGenerationPrompt());
        String text = template.render(Collections.unmodifiableMap(variables));
        return chat.continueFinalMessage() ? FinalMessage.open(text, messages.getLast(), parts) : text;
    }

    /** As in vLLM, developers speak for the system where the template was made before there were any. */
    private static List<ChatMessage> knownRoles(List<ChatMessage> messages, ConversationTemplate template) {
        if (template.mentions(DEVELOPER)) {
            return messages;
        }
        return messages.stream()
                .map(message -> message.role().equals(DEVELOPER)
                        ? new ChatMessage("system", message.content(), message.extra())
                        : message)
                .toList();
    }

    private static boolean takesParts(TemplateChoice choice, ConversationTemplate template) {
        return switch (choice.contentFormat()) {
            case AUTO -> template.contentFormat() == ContentFormat.OPENAI;
            case STRING -> false;
            case OPENAI -> true;
        };
    }
}
