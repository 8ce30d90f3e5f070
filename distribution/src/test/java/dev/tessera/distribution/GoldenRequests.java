package dev.tessera.distribution;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.Goldens;
import java.util.ArrayList;
import java.util.List;

/** Turns golden cases into requests: pictures as file URLs, videos as the frames that the reference sampled, embeddings. */
final class GoldenRequests {
    /** As many alternatives as the goldens have. */
    private static final int ALTERNATIVES = 5;

    private final Goldens goldens;
    private final GoldenCase golden;
    private final GoldenFrames frames;
    private int videos;

    private GoldenRequests(Goldens goldens, GoldenCase golden) {
        this.goldens = goldens;
        this.golden = golden;
        this.frames = new GoldenFrames(golden);
    }

    static GenerationRequest request(Goldens goldens, GoldenCase golden) {
        return new GoldenRequests(goldens, golden).request();
    }

    private GenerationRequest request() {
        List<ChatMessage> messages =
                golden.messages().stream().map(this::message).toList();
        JsonObject sampling = golden.json().object("sampling");
        return new GenerationRequest(
                new Prompt.Chat(messages, options("chat_template_kwargs"), true, false),
                SamplingParameters.builder()
                        .maxTokens(sampling.integer("max_tokens"))
                        .temperature(sampling.number("temperature"))
                        .ignoreEos(sampling.flag("ignore_eos", false))
                        .logprobs(ALTERNATIVES)
                        .build(),
                options("media_io_kwargs"),
                options("mm_processor_kwargs"),
                RequestContext.DEFAULT);
    }

    private JsonObject options(String name) {
        return golden.json().findObject(name).orElseGet(() -> JsonObject.empty(name, INVALID_REQUEST));
    }

    private ChatMessage message(JsonObject message) {
        List<ContentPart> parts = new ArrayList<>();
        if (message.asMap().get("content") instanceof String text) {
            parts.add(new ContentPart.Text(text));
        } else {
            message.objects("content").forEach(part -> parts.add(part(part)));
        }
        return new ChatMessage(message.string("role"), parts, JsonObject.empty("message", INVALID_REQUEST));
    }

    private ContentPart part(JsonObject part) {
        return switch (part.string("type")) {
            case "text" -> new ContentPart.Text(part.string("text"));
            case "image_url" ->
                new ContentPart.Media(
                        Modality.IMAGE,
                        new ContentPart.Url(
                                goldens.resolve(part.object("image_url").string("url"))
                                        .toUri()
                                        .toString()));
            case "video_url" -> new ContentPart.Media(Modality.VIDEO, new ContentPart.Decoded(nextVideo()));
            case "image_embeds", "video_embeds", "audio_embeds" -> {
                EmbeddingItem item = GoldenEmbeddings.item(golden, part);
                yield new ContentPart.Media(item.modality(), new ContentPart.Decoded(item));
            }
            default -> throw new IllegalArgumentException("no request for a part like " + part);
        };
    }

    private VideoItem nextVideo() {
        List<ImageItem> items = frames.ofVideo(videos);
        double framesPerSecond =
                golden.json().objects("video_metadata").get(videos).number("sampled_fps");
        videos++;
        return new VideoItem(items, framesPerSecond);
    }
}
