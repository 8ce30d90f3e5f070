package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import java.util.List;

/** Makes messages of a conversation. Parts stay in their order; most models expect media before the question about it. */
public final class Message {
    private Message() {}

    /** What the assistant is told beforehand. */
    public static ChatMessage system(String text) {
        return of("system", text(text));
    }

    /** A question. */
    public static ChatMessage user(String text) {
        return of("user", text(text));
    }

    /** A question, such as {@code user(image(path), text("What is in this image?"))}. */
    public static ChatMessage user(ContentPart... parts) {
        return of("user", parts);
    }

    /** An earlier answer, or the beginning of one. */
    public static ChatMessage assistant(String text) {
        return of("assistant", text(text));
    }

    /** A message of any role. */
    public static ChatMessage of(String role, ContentPart... parts) {
        return new ChatMessage(role, List.of(parts), JsonObject.empty("message", INVALID_REQUEST));
    }

    /** A part of text. */
    public static ContentPart.Text text(String text) {
        return new ContentPart.Text(text);
    }
}
