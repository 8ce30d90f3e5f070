package dev.tessera.frontend.openai.conversation;

import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Gathers the messages of a request, and no more of them than the configuration allows. Used by one thread. */
public final class ConversationBuilder {
    private final String field;
    private final int maxMessages;
    private final int maxParts;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final List<RequestPart> parts = new ArrayList<>();

    /** @param field where the messages stand, which is to blame where there are too many */
    public ConversationBuilder(String field, RequestLimits limits) {
        this.field = requireNonNull(field, "field is null");
        maxMessages = limits.maxMessages();
        maxParts = limits.maxContentParts();
    }

    /**
     * Refuses more messages than there may be before any is read.
     *
     * @throws TesseraException REQUEST_TOO_LARGE
     */
    public void requireRoom(int count) {
        requireAtMost(maxMessages, count, "messages");
    }

    /**
     * The messages that the field lists, at least one and no more than there may be.
     *
     * @throws TesseraException INVALID_REQUEST or REQUEST_TOO_LARGE
     */
    public List<RequestValue> list(RequestObject body) {
        RequestValue value = body.require(field, "a list of messages");
        List<RequestValue> elements = value.elements();
        if (elements.isEmpty()) {
            throw value.mustBe("a list of at least one message");
        }
        requireRoom(elements.size());
        return elements;
    }

    /**
     * Adds a message.
     *
     * @param extra what it has beside role and content
     * @throws TesseraException REQUEST_TOO_LARGE
     */
    public void add(String role, List<RequestPart> content, JsonObject extra) {
        requireAtMost(maxMessages, messages.size() + 1, "messages");
        requireAtMost(maxParts, parts.size() + content.size(), "content parts");
        parts.addAll(content);
        messages.add(
                new ChatMessage(role, content.stream().map(RequestPart::content).toList(), extra));
    }

    public Conversation build() {
        return new Conversation(messages, parts);
    }

    private void requireAtMost(int max, int count, String what) {
        if (count > max) {
            throw new TesseraException(
                            REQUEST_TOO_LARGE,
                            "%s has %d %s, but at most %d are allowed".formatted(field, count, what, max))
                    .withParameter(field);
        }
    }
}
