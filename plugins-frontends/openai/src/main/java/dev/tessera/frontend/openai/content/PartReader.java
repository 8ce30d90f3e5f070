package dev.tessera.frontend.openai.content;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a message says: a string, or a list of strings and of parts in the forms of OpenAI's chat completions and
 * responses and of vLLM. Members that a form does not have are ignored, {@code detail} of an image among them.
 * Media with a {@code uuid} may be left out, for it may be known by that.
 */
public final class PartReader {
    private PartReader() {}

    /** The parts of a message's content. */
    public static List<RequestPart> read(RequestValue content) {
        if (content.value() instanceof String text) {
            return List.of(text(text, content.path()));
        }
        if (!(content.value() instanceof List)) {
            throw content.mustBe("a string or a list of parts");
        }
        List<RequestPart> parts = new ArrayList<>();
        for (RequestValue element : content.elements()) {
            part(element).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    private static Optional<RequestPart> part(RequestValue element) {
        if (element.value() instanceof String text) {
            return Optional.of(text(text, element.path()));
        }
        if (!(element.value() instanceof Map)) {
            throw element.mustBe("a string or an object");
        }
        RequestObject part = element.object();
        return switch (form(part)) {
            // As in vLLM, a part whose text is null says nothing.
            case PartForm.Text form -> part.find(form.key()).map(value -> text(value.text(), part.path()));
            case PartForm.Media form -> Optional.of(media(part, form));
            case PartForm.Unsupported form ->
                throw part.error(form.key(), "is of the type %s, which is not supported".formatted(form.type()));
        };
    }

    private static PartForm form(RequestObject part) {
        Optional<RequestValue> type = part.find("type");
        if (type.isPresent()) {
            return PartForms.ofType(type.get().text())
                    .orElseThrow(() -> type.get()
                            .mustBe("a supported type of content part: %s".formatted(PartForms.supportedTypes())));
        }
        return PartForms.ofMembers(part)
                .orElseThrow(() -> part.error("type", "has no type and no member that tells it, such as image_url"));
    }

    private static RequestPart text(String text, String path) {
        return new RequestPart(new ContentPart.Text(text), JsonObject.empty(path, INVALID_REQUEST), path);
    }

    private static RequestPart media(RequestObject part, PartForm.Media form) {
        Optional<String> uuid = MediaUuid.find(part);
        return new RequestPart(
                new ContentPart.Media(form.modality(), payload(part, form, uuid.isPresent()), uuid),
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
