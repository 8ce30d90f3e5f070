package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The family's goldens, with media as the reference's processor received them. */
final class GoldenQwen2Vl {
    private static final Goldens GOLDENS = Goldens.locate();

    private GoldenQwen2Vl() {}

    static GoldenFamily family() {
        return GOLDENS.family("qwen2-vl");
    }

    /** Cases that begin with media, not with embeddings computed beforehand. */
    static List<GoldenCase> cases() {
        return family().cases().stream()
                .filter(golden -> !golden.name().equals("image_embeds"))
                .toList();
    }

    /** The media of a case in the order of its messages. */
    static List<MediaItem> media(GoldenCase golden) {
        Map<String, Tensor> tensors = golden.tensors();
        List<MediaItem> items = new ArrayList<>();
        int videos = 0;
        for (JsonObject message : golden.messages()) {
            for (JsonObject part : contentParts(message)) {
                switch (part.string("type")) {
                    case "image_url" ->
                        items.add(new GoldenPictures(GOLDENS)
                                .picture(part.object("image_url").string("url")));
                    case "video_url" -> {
                        items.add(GoldenPictures.video(tensors.get("video_frames_" + videos)));
                        videos++;
                    }
                    default -> {
                        // text
                    }
                }
            }
        }
        return items;
    }

    static JsonObject processorOptions(GoldenCase golden) {
        return golden.json()
                .findObject("mm_processor_kwargs")
                .orElseGet(() -> JsonObject.empty(GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST));
    }

    private static List<JsonObject> contentParts(JsonObject message) {
        return message.asMap().get("content") instanceof List<?> ? message.objects("content") : List.of();
    }
}
