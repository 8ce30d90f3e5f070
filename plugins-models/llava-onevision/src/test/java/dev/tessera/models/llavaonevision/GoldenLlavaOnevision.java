package dev.tessera.models.llavaonevision;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The family's goldens, with media as the reference's processor received them. */
final class GoldenLlavaOnevision {
    static final JsonObject NO_OPTIONS = JsonObject.empty(GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);

    static final GoldenPictures PICTURES = new GoldenPictures(Goldens.locate());

    private GoldenLlavaOnevision() {}

    static GoldenFamily family() {
        return PICTURES.goldens().family("llava-onevision");
    }

    static CheckpointDirectory checkpoint() {
        return CheckpointDirectory.open(family().checkpoint("tiny-a"));
    }

    /** The golden checkpoint without its weights. */
    static TestingCheckpoint unweighted() {
        return TestingCheckpoint.of(family().checkpoint("tiny-a"));
    }

    /** A checkpoint with another member of one of its files. */
    static TestingCheckpoint with(TestingCheckpoint checkpoint, String file, String name, Object value) {
        Map<String, Object> members =
                new HashMap<>(checkpoint.json(file).orElseThrow().asMap());
        members.put(name, value);
        return checkpoint.withFile(file, members);
    }

    /** Cases with pictures or videos. */
    static List<GoldenCase> cases() {
        return family().cases().stream()
                .filter(golden -> golden.tensors().containsKey("pixel_values")
                        || golden.tensors().containsKey("pixel_values_videos"))
                .toList();
    }

    /** The pictures of a case in the order of its messages, then its videos. */
    static List<MediaItem> media(GoldenCase golden) {
        List<MediaItem> items = new ArrayList<>();
        golden.messages().stream()
                .filter(message -> message.asMap().get("content") instanceof List<?>)
                .flatMap(message -> message.objects("content").stream())
                .flatMap(part -> part.findObject("image_url").stream())
                .forEach(part -> items.add(PICTURES.picture(part.string("url"))));
        int images = items.size();
        while (golden.tensors().containsKey("video_frames_" + (items.size() - images))) {
            items.add(GoldenPictures.video(golden.tensors().get("video_frames_" + (items.size() - images))));
        }
        return items;
    }

    /** What fills patches of whole tiles, {@code [tiles, 3, size, size]}, as rows of patches. */
    static float[] patches(float[] pixels, int size, int patch) {
        int side = size / patch;
        int tiles = pixels.length / (3 * size * size);
        float[] rows = new float[tiles * side * side * 3 * patch * patch];
        for (int at = 0; at < rows.length; at += patch) {
            int line = at / patch % (3 * patch);
            int number = at / (3 * patch * patch);
            int tile = number / (side * side);
            int y = (tile * 3 + line / patch) * size + number / side % side * patch + line % patch;
            System.arraycopy(pixels, y * size + number % side * patch, rows, at, patch);
        }
        return rows;
    }
}
