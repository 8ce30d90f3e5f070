package dev.tessera.frontend.openai.chat;

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code messages}. Any role is passed on, and so is what a message has beside role and content: the template decides. */
final class ConversationReader {
    private static final Logger LOG = LoggerFactory.getLogger(ConversationReader.class);
    private static final String FIELD = "messages";
    private static final Set<String> OWN_MEMBERS = Set.of("role", "content");

    /** Whose messages need not have content, as in vLLM. */
    private static final Set<String> SILENT = Set.of("assistant", "tool");

    private final PartReader parts = PartReader.ofChats();
    private final ToolCallReader toolCalls;
    private final RequestLimits limits;
    private final AtomicBoolean warned = new AtomicBoolean();

    ConversationReader(RequestLimits limits) {
        toolCalls = new ToolCallReader(limits);
        this.limits = requireNonNull(limits, "limits is null");
    }

    Conversation read(RequestObject body) {
        ConversationBuilder conversation = new ConversationBuilder(FIELD, limits);
        for (RequestValue element : conversation.list(body)) {
            RequestObject message = element.object();
            List<RequestPart> content = content(message);
            warnOfMedia(role(message), content);
            conversation.add(role(message), content, extra(message));
        }
        return conversation.build();
    }

    /** Models are seldom trained on that, but nothing keeps templates from showing it; the first case is told of. */
    private void warnOfMedia(String role, List<RequestPart> content) {
        if (role.equals("system")
                && content.stream().anyMatch(part -> part.content() instanceof ContentPart.Media)
                && warned.compareAndSet(false, true)) {
            LOG.warn("A system message has media, which many models do not expect there");
        }
    }

    private static String role(RequestObject message) {
        RequestValue role = message.require("role", "a string such as user");
        if (role.text().isEmpty()) {
            throw role.mustBe("a string such as user");
        }
        return role.text();
    }

    private List<RequestPart> content(RequestObject message) {
        if (!message.has("content") && SILENT.contains(role(message))) {
            return List.of();
        }
        return parts.read(message.require("content", "a string or a list of parts"));
    }

    private JsonObject extra(RequestObject message) {
        JsonObject extra = message.without(OWN_MEMBERS);
        return role(message).equals("assistant") ? toolCalls.withArguments(message, extra) : extra;
    }
}
