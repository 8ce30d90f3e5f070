package dev.tessera.frontend.openai.content;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static java.util.stream.Collectors.joining;

import dev.tessera.frontend.openai.content.PartForm.Embeddings;
import dev.tessera.frontend.openai.content.PartForm.Media;
import dev.tessera.frontend.openai.content.PartForm.Payload;
import dev.tessera.frontend.openai.content.PartForm.PromptEmbeddings;
import dev.tessera.frontend.openai.content.PartForm.Text;
import dev.tessera.frontend.openai.content.PartForm.ToolReference;
import dev.tessera.frontend.openai.content.PartForm.Unsupported;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of content parts that an endpoint knows.
 *
 * @param all in the order in which a part without a type is searched for the member that tells it
 * @param loose whether a part may be a mere string, be without a type or without its text, and have members for the template
 */
record PartForms(List<PartForm> all, boolean loose) {
    /** Members that some form has beside its key. As in vLLM, no template sees them in any part. */
    private static final Set<String> OTHER_MEMBERS =
            Set.of("type", "uuid", MediaOptions.FIELD, "closed", "data", "file", "name");

    /** Those of chat completions, with vLLM's further ones. */
    static final PartForms CHATS = new PartForms(
            List.of(
                    new Text("text", "text"),
                    new Text("input_text", "text"),
                    new Text("output_text", "text"),
                    new Text("refusal", "refusal"),
                    new Text("thinking", "thinking"),
                    new Media("image_url", "image_url", IMAGE, Payload.URL_OBJECT),
                    new Media("input_image", "image_url", IMAGE, Payload.URL),
                    new Unsupported("image_pil", "image_pil"),
                    new Embeddings("image_embeds", "image_embeds", IMAGE),
                    new Embeddings("audio_embeds", "audio_embeds", AUDIO),
                    new Embeddings("video_embeds", "video_embeds", VIDEO),
                    new PromptEmbeddings("prompt_embeds", "prompt_embeds"),
                    new Media("audio_url", "audio_url", AUDIO, Payload.URL_OBJECT),
                    new Media("input_audio", "input_audio", AUDIO, Payload.DATA),
                    new Media("video_url", "video_url", VIDEO, Payload.URL_OBJECT),
                    new ToolReference("tool_reference", "tool_reference")),
            true);

    /** Those of OpenAI's responses. */
    static final PartForms RESPONSES = new PartForms(
            List.of(
                    new Text("input_text", "text"),
                    new Text("output_text", "text"),
                    new Text("refusal", "refusal"),
                    new Media("input_image", "image_url", IMAGE, Payload.URL),
                    new Unsupported("input_audio", "input_audio"),
                    new Unsupported("input_file", "input_file")),
            false);

    /** Those of Anthropic's messages that say or show something. */
    static final PartForms MESSAGES = new PartForms(
            List.of(
                    new Text("text", "text"),
                    new Media("image", "source", IMAGE, Payload.SOURCE),
                    new Unsupported("document", "source"),
                    new Unsupported("search_result", "content"),
                    new Unsupported("container_upload", "file_id"),
                    new Unsupported("tool_reference", "tool_name")),
            false);

    PartForms {
        all = List.copyOf(all);
    }

    Optional<PartForm> ofType(String type) {
        return all.stream().filter(form -> form.type().equals(type)).findFirst();
    }

    /** The form of a part without a type. Text is never told by its member, as in vLLM. */
    Optional<PartForm> ofMembers(RequestObject part) {
        return all.stream()
                .filter(form -> !(form instanceof Text) && part.mentions(form.key()))
                .findFirst();
    }

    /** The members of a part that no form has, for the template; none where an endpoint has its own way with templates. */
    JsonObject extra(RequestObject part) {
        if (!loose) {
            return ContentPart.NO_EXTRA;
        }
        Set<String> known = new HashSet<>(OTHER_MEMBERS);
        all.forEach(form -> known.add(form.key()));
        return part.without(known);
    }

    /**
     * What a type must be.
     *
     * @param others types that are taken beside these
     */
    String expected(Set<String> others) {
        Stream<String> types =
                all.stream().filter(form -> !(form instanceof Unsupported)).map(PartForm::type);
        return "a supported type of content part: %s"
                .formatted(Stream.concat(types, others.stream()).sorted().collect(joining(", ")));
    }
}
