package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A question, with what it is about before it. */
final class PromptOptions {
    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "What to ask.")
    private Optional<String> prompt = Optional.empty();

    @Mixin
    private MediaOptions media;

    @Option(names = "--system", paramLabel = "TEXT", description = "A system message before the question.")
    private Optional<String> system = Optional.empty();

    boolean isEmpty() {
        return prompt.isEmpty() && media.isEmpty() && system.isEmpty();
    }

    boolean hasPrompt() {
        return prompt.isPresent();
    }

    MediaOptions media() {
        return media;
    }

    /** Reads what is in files. */
    Prompt read(InputFiles files) {
        List<ChatMessage> messages = new ArrayList<>();
        system.ifPresent(text -> messages.add(message("system", List.of(new ContentPart.Text(text)))));
        List<ContentPart> parts = new ArrayList<>(media.read(files));
        prompt.ifPresent(text -> parts.add(new ContentPart.Text(text)));
        messages.add(message("user", parts));
        return new Prompt.Chat(messages, JsonObject.empty("chat_template_kwargs", INVALID_REQUEST), true, false);
    }

    private static ChatMessage message(String role, List<ContentPart> parts) {
        return new ChatMessage(role, parts, JsonObject.empty("message", INVALID_REQUEST));
    }
}
