package dev.tessera.frontend.openai.content;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static java.util.stream.Collectors.joining;

import dev.tessera.frontend.openai.content.PartForm.Media;
import dev.tessera.frontend.openai.content.PartForm.Payload;
import dev.tessera.frontend.openai.content.PartForm.Text;
import dev.tessera.frontend.openai.content.PartForm.Unsupported;
import dev.tessera.frontend.openai.json.RequestObject;
import java.util.List;
import java.util.Optional;

/** The types of content parts that vLLM knows. */
final class PartForms {
    /** In the order in which a part without a type is searched for the member that tells it. */
    private static final List<PartForm> ALL = List.of(
            new Text("text", "text"),
            new Text("input_text", "text"),
            new Text("output_text", "text"),
            new Text("refusal", "refusal"),
            new Text("thinking", "thinking"),
            new Media("image_url", "image_url", IMAGE, Payload.URL_OBJECT),
            new Media("input_image", "image_url", IMAGE, Payload.URL),
            new Unsupported("image_pil", "image_pil"),
            new Unsupported("image_embeds", "image_embeds"),
            new Unsupported("audio_embeds", "audio_embeds"),
            new Unsupported("video_embeds", "video_embeds"),
            new Unsupported("prompt_embeds", "prompt_embeds"),
            new Media("audio_url", "audio_url", AUDIO, Payload.URL_OBJECT),
            new Media("input_audio", "input_audio", AUDIO, Payload.DATA),
            new Media("video_url", "video_url", VIDEO, Payload.URL_OBJECT),
            new Unsupported("tool_reference", "tool_reference"));

    private PartForms() {}

    static Optional<PartForm> ofType(String type) {
        return ALL.stream().filter(form -> form.type().equals(type)).findFirst();
    }

    /** The form of a part without a type. Text is never told by its member, as in vLLM. */
    static Optional<PartForm> ofMembers(RequestObject part) {
        return ALL.stream()
                .filter(form -> !(form instanceof Text) && part.mentions(form.key()))
                .findFirst();
    }

    static String supportedTypes() {
        return ALL.stream()
                .filter(form -> !(form instanceof Unsupported))
                .map(PartForm::type)
                .sorted()
                .collect(joining(", "));
    }
}
