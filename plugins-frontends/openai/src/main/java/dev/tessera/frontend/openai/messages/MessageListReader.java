package dev.tessera.frontend.openai.messages;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.content.PartReader;
import dev.tessera.frontend.openai.content.RequestPart;
import dev.tessera.frontend.openai.conversation.Conversation;
import dev.tessera.frontend.openai.conversation.ConversationBuilder;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Reads {@code system} and {@code messages}. */
final class MessageListReader {
    static final String ASSISTANT = "assistant";

    private static final String FIELD = "messages";
    private static final String SYSTEM = "system";
    private static final Set<String> ROLES = Set.of("user", ASSISTANT, SYSTEM);
    private static final JsonObject NOTHING = JsonObject.empty(FIELD, INVALID_REQUEST);

    private final PartReader parts = PartReader.ofMessages();
    private final RequestLimits limits;

    MessageListReader(RequestLimits limits) {
        this.limits = requireNonNull(limits, "limits is null");
    }

    Conversation read(RequestObject body) {
        ConversationBuilder conversation = new ConversationBuilder(FIELD, limits);
        List<RequestValue> elements = conversation.list(body);
        body.find(SYSTEM).ifPresent(system -> addSystem(system, conversation));
        elements.forEach(element -> add(element.object(), conversation));
        return conversation.build();
    }

    private void addSystem(RequestValue system, ConversationBuilder conversation) {
        List<RequestPart> content = parts.read(system);
        for (RequestPart part : content) {
            if (!(part.content() instanceof ContentPart.Text)) {
                throw system.error("has media, but must be a string or a list of text blocks");
            }
        }
        if (!content.isEmpty() && !"".equals(system.value())) {
            conversation.add(SYSTEM, content, NOTHING);
        }
    }

    private void add(RequestObject message, ConversationBuilder conversation) {
        RequestValue role = message.require("role", "user, assistant or system");
        if (!ROLES.contains(role.text())) {
            throw role.mustBe("user, assistant or system");
        }
        RequestValue content = message.require("content", "a string or a list of blocks");
        if (content.value() instanceof List) {
            BlockReader blocks = new BlockReader(role.text(), parts, conversation);
            content.elements().forEach(blocks::read);
            blocks.addMessage();
        } else {
            conversation.add(role.text(), parts.read(content), NOTHING);
        }
    }
}
