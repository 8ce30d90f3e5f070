package dev.tessera.models.llavaonevision;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Goldens;
import java.util.ArrayList;
import java.util.List;

/** The family's goldens, with media as the reference's processor received them. */
final class GoldenLlavaOnevision {
    static final JsonObject NO_OPTIONS = JsonObject.empty("mm_processor_kwargs", INVALID_REQUEST);

    static final GoldenPictures PICTURES = new GoldenPictures(Goldens.locate());

    private GoldenLlavaOnevision() {}

    static GoldenFamily family() {
        return PICTURES.goldens().family("llava-onevision");
    }

    static CheckpointDirectory checkpoint() {
        return CheckpointDirectory.open(family().checkpoint("tiny-a"));
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
                .map(part -> part.string("url").replace("media/", ""))
                .forEach(name -> items.add(PICTURES.picture(name)));
        int images = items.size();
        while (golden.tensors().containsKey("video_frames_" + (items.size() - images))) {
            items.add(GoldenPictures.video(golden.tensors().get("video_frames_" + (items.size() - images))));
        }
        return items;
    }

    /** Whole tiles, {@code [tiles, 3, size, size]}, as rows of patches that fill them. */
    static float[] patches(float[] pixels, int tiles, int size, int patch) {
        float[] rows = new float[tiles * 3 * size * size];
        int at = 0;
        for (int i = 0; i < rows.length / (3 * patch * patch); i++) {
            int tile = i / (size / patch * (size / patch));
            int row = i / (size / patch) % (size / patch);
            int column = i % (size / patch);
            for (int line = 0; line < 3 * patch; line++) {
                int y = (tile * 3 + line / patch) * size + row * patch + line % patch;
                System.arraycopy(pixels, y * size + column * patch, rows, at, patch);
                at += patch;
            }
        }
        return rows;
    }
}
