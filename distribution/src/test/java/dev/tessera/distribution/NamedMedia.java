package dev.tessera.distribution;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import java.util.List;
import java.util.Optional;

/** Gives the media of a chat uuids, and leaves it out where it is known. */
final class NamedMedia {
    private final String prefix;
    private final boolean omitted;
    private int count;

    private NamedMedia(String prefix, boolean omitted) {
        this.prefix = prefix;
        this.omitted = omitted;
    }

    /** The same request, with a uuid of that beginning for each item. */
    static GenerationRequest sent(GenerationRequest request, String prefix) {
        return new NamedMedia(prefix, false).name(request);
    }

    /** The same request with the uuids alone. */
    static GenerationRequest omitted(GenerationRequest request, String prefix) {
        return new NamedMedia(prefix, true).name(request);
    }

    private GenerationRequest name(GenerationRequest request) {
        Prompt.Chat chat = (Prompt.Chat) request.prompt();
        List<ChatMessage> messages = chat.messages().stream()
                .map(message -> new ChatMessage(
                        message.role(),
                        message.content().stream().map(this::name).toList(),
                        message.extra()))
                .toList();
        return new GenerationRequest(
                new Prompt.Chat(
                        messages, chat.templateOptions(), chat.addGenerationPrompt(), chat.continueFinalMessage()),
                request.sampling(),
                request.mediaOptions(),
                request.processorOptions(),
                request.context());
    }

    private ContentPart name(ContentPart part) {
        return switch (part) {
            case ContentPart.Text _, ContentPart.ToolReference _, ContentPart.PromptEmbeddings _ -> part;
            case ContentPart.Media media -> {
                String uuid = "%s-%d".formatted(prefix, count);
                count++;
                yield new ContentPart.Media(
                        media.modality(), omitted ? new ContentPart.Omitted() : media.payload(), Optional.of(uuid));
            }
        };
    }
}
