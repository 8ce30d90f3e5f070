package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns messages into what a chat template sees. Templates of the "openai" format get content as a list of parts, such as
 * {@code {"type": "image"}}; those of the "string" format get text with placeholders in it.
 */
final class ConversationVariables {
    private final InputProcessor processor;
    private final boolean interleaved;
    private final Map<Modality, Integer> counts = new HashMap<>();

    /** @param interleaved whether placeholders in text stand where the media does, instead of before the text */
    ConversationVariables(InputProcessor processor, boolean interleaved) {
        this.processor = requireNonNull(processor, "processor is null");
        this.interleaved = interleaved;
    }

    List<Map<String, Object>> withParts(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> variables(message, parts(message)))
                .toList();
    }

    /** What a tool says is one text, unless it shows something: few templates look for parts there. */
    private static Object parts(ChatMessage message) {
        List<Map<String, Object>> parts =
                message.content().stream().map(ConversationVariables::part).toList();
        boolean texts = parts.stream().allMatch(part -> part.get("type").equals("text"));
        return message.role().equals("tool") && texts
                ? parts.stream().map(part -> part.get("text").toString()).collect(joining("\n"))
                : parts;
    }

    List<Map<String, Object>> withText(List<ChatMessage> messages) {
        return messages.stream()
                .map(message -> variables(message, text(message)))
                .toList();
    }

    private static Map<String, Object> variables(ChatMessage message, Object content) {
        return over(message.extra(), Map.of("role", message.role(), "content", content));
    }

    private static Map<String, Object> part(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(String text, JsonObject extra) -> over(extra, Map.of("type", "text", "text", text));
            // as text, because templates know no other type that they write as it is
            case ContentPart.PromptEmbeddings _ -> Map.of("type", "text", "text", EmbeddingPlaces.PLACEHOLDER);
            case ContentPart.ToolReference(String name) -> Map.of("type", "tool_reference", "name", name);
            case ContentPart.Media media ->
                over(media.extra(), Map.of("type", media.modality().name()));
        };
    }

    /** No further member takes the place of those that say what is there. */
    private static Map<String, Object> over(JsonObject extra, Map<String, Object> own) {
        Map<String, Object> members = new LinkedHashMap<>(extra.asMap());
        members.putAll(own);
        return members;
    }

    /**
     * The text parts one to a line, with the placeholders of media between them, or before them those that they do not spell
     * themselves, also one to a line, as vLLM has it.
     */
    private String text(ChatMessage message) {
        List<String> pieces = new ArrayList<>();
        Map<String, Integer> wanted = new LinkedHashMap<>();
        for (ContentPart part : message.content()) {
            switch (part) {
                case ContentPart.Text(String text, JsonObject _) -> pieces.add(text);
                case ContentPart.PromptEmbeddings _ -> pieces.add(EmbeddingPlaces.PLACEHOLDER);
                case ContentPart.ToolReference(String name) -> pieces.add(name);
                case ContentPart.Media media -> {
                    int number = counts.merge(media.modality(), 1, Integer::sum);
                    String placeholder = processor.placeholder(media.modality(), number);
                    wanted.merge(placeholder, 1, Integer::sum);
                    if (interleaved) {
                        pieces.add(placeholder);
                    }
                }
            }
        }
        String text = String.join("\n", pieces);
        List<String> lines = new ArrayList<>();
        wanted.forEach((placeholder, count) -> {
            int missing = count - occurrences(text, placeholder);
            if (missing < 0) {
                throw new TesseraException(
                        INVALID_REQUEST,
                        "the text spells the placeholder %s more often than the message has media for it"
                                .formatted(placeholder));
            }
            lines.addAll(Collections.nCopies(missing, placeholder));
        });
        lines.add(text);
        return String.join("\n", lines);
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
