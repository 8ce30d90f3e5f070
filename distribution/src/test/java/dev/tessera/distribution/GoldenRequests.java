package dev.tessera.distribution;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns golden cases into requests: pictures as file URLs, videos as the run has them, sounds as the reference resampled them,
 * embeddings.
 */
final class GoldenRequests {
    /** As many alternatives as the goldens have. */
    private static final int ALTERNATIVES = 5;

    private final GoldenRun run;
    private final GoldenCase golden;
    private final GoldenFrames frames;
    private final Map<String, Object> mediaOptions = new HashMap<>();
    private int videos;
    private int sounds;

    private GoldenRequests(GoldenRun run) {
        this.run = run;
        this.golden = run.golden();
        this.frames = new GoldenFrames(golden);
    }

    static GenerationRequest request(GoldenRun run) {
        return new GoldenRequests(run).request();
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
                JsonObject.of(mediaOptions, GenerationRequest.MEDIA_OPTIONS, INVALID_REQUEST),
                options(GenerationRequest.PROCESSOR_OPTIONS),
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
            case "image_url" -> new ContentPart.Media(Modality.IMAGE, url(part.object("image_url")));
            case "video_url" -> new ContentPart.Media(Modality.VIDEO, video(part));
            case "audio_url" -> new ContentPart.Media(Modality.AUDIO, new ContentPart.Decoded(nextSound()));
            case "image_embeds", "video_embeds", "audio_embeds" -> embeddings(GoldenEmbeddings.item(golden, part));
            default -> throw new IllegalArgumentException("no request for a part like " + part);
        };
    }

    private static ContentPart embeddings(EmbeddingItem item) {
        return new ContentPart.Media(item.modality(), new ContentPart.Decoded(item));
    }

    private AudioItem nextSound() {
        Tensor samples = golden.tensors().get("audio_16k_" + sounds);
        sounds++;
        return new AudioItem(samples.toFloats(), 16_000);
    }

    private ContentPart.Url url(JsonObject medium) {
        return new ContentPart.Url(
                run.goldens().resolve(medium.string("url")).toUri().toString());
    }

    private ContentPart.Payload video(JsonObject part) {
        return switch (run.videos()) {
            case FRAMES -> new ContentPart.Decoded(nextVideo());
            case FILES -> {
                part.findObject("media_io_kwargs").ifPresent(options -> mediaOptions.put("video", options.asMap()));
                yield url(part.object("video_url"));
            }
        };
    }

    private VideoItem nextVideo() {
        List<ImageItem> items = frames.ofVideo(videos);
        JsonObject metadata = golden.json().objects("video_metadata").get(videos);
        double framesPerSecond = metadata.number("sampled_fps", metadata.number("fps"));
        videos++;
        return new VideoItem(items, framesPerSecond);
    }
}
