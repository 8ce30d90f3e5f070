package dev.tessera.frontend.openai.content;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what a message says: a string, or a list of parts in the forms of an endpoint. Members that no form has are for the
 * template in chat completions, and ignored elsewhere. Media with a {@code uuid} may be left out, for it may be known by that.
 * Thread-safe.
 */
public final class PartReader {
    private static final String TOOL_NAME = "the name of a tool";

    private final PartForms forms;
    private final String expected;

    private PartReader(PartForms forms) {
        this(forms, Set.of());
    }

    private PartReader(PartForms forms, Set<String> others) {
        this.forms = forms;
        expected = forms.expected(others);
    }

    /** Reads parts as chat completions have them: OpenAI's forms and vLLM's, strings, and parts told by their members. */
    public static PartReader ofChats() {
        return new PartReader(PartForms.CHATS);
    }

    /** Reads parts as OpenAI's responses have them. */
    public static PartReader ofResponses() {
        return new PartReader(PartForms.RESPONSES);
    }

    /** Reads parts as Anthropic's messages have them. */
    public static PartReader ofMessages() {
        return new PartReader(PartForms.MESSAGES);
    }

    /**
     * The same where there are more types.
     *
     * @param others those that are read elsewhere
     */
    public static PartReader ofMessages(Set<String> others) {
        return new PartReader(PartForms.MESSAGES, others);
    }

    /** The parts of a message's content. */
    public List<RequestPart> read(RequestValue content) {
        if (content.value() instanceof String text) {
            return List.of(RequestPart.ofText(text, content.path()));
        }
        if (!(content.value() instanceof List)) {
            throw content.mustBe("a string or a list of parts");
        }
        List<RequestPart> parts = new ArrayList<>();
        for (RequestValue element : content.elements()) {
            readPart(element).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    /** One part; nothing where it is text of a chat that is {@code null}, which says nothing, as in vLLM. */
    public Optional<RequestPart> readPart(RequestValue element) {
        if (forms.loose() && element.value() instanceof String text) {
            return Optional.of(RequestPart.ofText(text, element.path()));
        }
        if (!(element.value() instanceof Map)) {
            throw element.mustBe(forms.loose() ? "a string or an object" : "an object");
        }
        RequestObject part = element.object();
        return switch (form(part)) {
            case PartForm.Text form ->
                text(part, form)
                        .map(value ->
                                RequestPart.of(new ContentPart.Text(value.text(), forms.extra(part)), part.path()));
            case PartForm.ToolReference form -> Optional.of(RequestPart.of(toolReference(part, form), part.path()));
            case PartForm.PromptEmbeddings form ->
                Optional.of(RequestPart.of(promptEmbeddings(part, form), part.path()));
            case PartForm.Media form -> Optional.of(media(part, form.modality(), uuid -> payload(part, form, uuid)));
            case PartForm.Embeddings form ->
                Optional.of(media(part, form.modality(), uuid -> EmbeddingsReader.read(part, form, uuid)));
            case PartForm.Unsupported form ->
                throw part.error(
                        part.has("type") ? "type" : form.key(),
                        "is of the type %s, which is not supported".formatted(form.type()));
        };
    }

    private PartForm form(RequestObject part) {
        if (forms.loose() && !part.has("type")) {
            return forms.ofMembers(part)
                    .orElseThrow(
                            () -> part.error("type", "has no type and no member that tells it, such as image_url"));
        }
        RequestValue type = part.require("type", expected);
        return forms.ofType(type.text()).orElseThrow(() -> type.mustBe(expected));
    }

    private Optional<RequestValue> text(RequestObject part, PartForm.Text form) {
        return forms.loose() ? part.find(form.key()) : Optional.of(part.require(form.key(), "a string"));
    }

    private static ContentPart toolReference(RequestObject part, PartForm.ToolReference form) {
        RequestValue name = payload(part, form, "name", TOOL_NAME);
        if (name.text().isEmpty()) {
            throw name.mustBe(TOOL_NAME);
        }
        return new ContentPart.ToolReference(name.text());
    }

    private static ContentPart promptEmbeddings(RequestObject part, PartForm.PromptEmbeddings form) {
        part.find("uuid").ifPresent(uuid -> {
            throw uuid.error("is given, but %s are not cached by name".formatted(form.type()));
        });
        return new ContentPart.PromptEmbeddings(EncodedTensor.read(payload(part, form, "data", "a tensor in base64")));
    }

    /** What stands in a member of its own or, where there is no type, in that of the key. */
    private static RequestValue payload(RequestObject part, PartForm form, String member, String expected) {
        boolean byKey = !part.has("type") && !part.has(member) && part.has(form.key());
        return part.require(byKey ? form.key() : member, expected);
    }

    /** @param payload reads it, and is told whether the part has a uuid */
    private RequestPart media(RequestObject part, Modality modality, Function<Boolean, ContentPart.Payload> payload) {
        Optional<String> uuid = MediaUuid.find(part);
        return new RequestPart(
                new ContentPart.Media(modality, payload.apply(uuid.isPresent()), uuid, forms.extra(part)),
                part.options(MediaOptions.FIELD),
                part.path());
    }

    private static ContentPart.Payload payload(RequestObject part, PartForm.Media form, boolean identified) {
        if (part.has("type") && !identified) {
            return new ContentPart.Url(MediaUrlReader.strict(part, form));
        }
        Optional<String> url = MediaUrlReader.relaxed(part, form);
        if (url.isEmpty() && !identified) {
            throw part.error(form.key(), "has neither media nor a uuid");
        }
        return url.<ContentPart.Payload>map(ContentPart.Url::new).orElseGet(ContentPart.Omitted::new);
    }
}
