package dev.tessera.models.phi3vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The family's goldens, with pictures as the reference's processor received them. */
final class GoldenPhi3Vision {
    private static final Goldens GOLDENS = Goldens.locate();

    private GoldenPhi3Vision() {}

    static GoldenFamily family() {
        return GOLDENS.family("phi-3.5-vision");
    }

    static TestingCheckpoint checkpoint() {
        return TestingCheckpoint.of(family().checkpoint("tiny-a"));
    }

    /** The settings of the published checkpoints, which do not state their tower. */
    static TestingCheckpoint published() {
        Map<String, Object> settings = new HashMap<>(
                checkpoint().json("preprocessor_config.json").orElseThrow().asMap());
        settings.put("tile_size", null);
        settings.put("num_img_tokens", 144);
        return checkpoint()
                .with("img_processor", Map.of("name", "clip_vision_model", "image_dim_out", 1024))
                .with("max_position_embeddings", 131_072)
                .with("sliding_window", 262_144)
                .withFile("preprocessor_config.json", settings);
    }

    /** What processes pictures as the published checkpoints do. */
    static InputProcessor publishedProcessor() {
        return new Phi3VisionFamily().open(published(), Optional.empty()).inputProcessor();
    }

    static JsonObject crops(int crops) {
        return options(Map.of("num_crops", crops));
    }

    static JsonObject options(Map<String, Object> options) {
        return JsonObject.of(options, GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);
    }

    /** Cases with pictures. */
    static List<GoldenCase> cases() {
        return family().cases().stream()
                .filter(golden -> golden.tensors().containsKey("pixel_values"))
                .toList();
    }

    /** The pictures of a case in the order of its messages. */
    static List<ImageItem> pictures(GoldenCase golden) {
        return golden.messages().stream()
                .filter(message -> message.asMap().get("content") instanceof List<?>)
                .flatMap(message -> message.objects("content").stream())
                .filter(part -> part.has("image_url"))
                .map(part -> named(part.object("image_url").string("url").substring("media/".length())))
                .toList();
    }

    static ImageItem named(String name) {
        return new GoldenPictures(GOLDENS).named(name);
    }

    /** The patches of an item as the reference has its tiles: each channel, in it the lines of pixels. */
    static float[] tiles(float[] patches, int tile) {
        int patch = 14;
        int side = tile / patch;
        float[] tiles = new float[patches.length];
        int from = 0;
        for (int start = 0; start < tiles.length; start += 3 * tile * tile) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    for (int line = 0; line < 3 * patch; line++) {
                        int channel = line / patch;
                        int y = row * patch + line % patch;
                        System.arraycopy(
                                patches, from, tiles, start + (channel * tile + y) * tile + column * patch, patch);
                        from += patch;
                    }
                }
            }
        }
        return tiles;
    }
}
