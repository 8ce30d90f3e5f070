package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.models.image.PictureResize;
import dev.tessera.models.image.PictureSettings;
import dev.tessera.models.image.PillowResize;
import dev.tessera.models.image.ResampleFilter;
import dev.tessera.models.image.TorchvisionResize;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.json.JsonObject;
import java.util.function.Function;

/**
 * What {@code preprocessor_config.json} and, for videos, {@code video_preprocessor_config.json} say.
 *
 * @param image for pictures
 * @param video for the frames of videos
 */
record ProcessorSettings(Settings image, Settings video) {
    /**
     * @param budget bounds of a picture's pixels
     * @param picture how pictures become numbers
     */
    record Settings(PixelBudget budget, PictureSettings picture) {
        private static Settings read(
                JsonObject settings, Qwen2VlConfig.Vision vision, Function<ResampleFilter, PictureResize> resize) {
            requireSame(settings, "patch_size", vision.patchSize());
            requireSame(settings, "temporal_patch_size", vision.temporalPatchSize());
            requireSame(settings, "merge_size", vision.mergeSize());
            return new Settings(PixelBudget.read(settings), PictureSettings.read(settings, resize));
        }

        private static void requireSame(JsonObject settings, String name, int expected) {
            if (settings.positive(name, expected) != expected) {
                throw settings.error(name, "%d, but config.json says %d".formatted(settings.integer(name), expected));
            }
        }
    }

    static ProcessorSettings read(Checkpoint checkpoint, Qwen2VlConfig.Vision vision) {
        JsonObject image = checkpoint
                .json("preprocessor_config.json")
                .orElseGet(() -> JsonObject.empty("preprocessor_config.json", INVALID_CHECKPOINT));
        JsonObject video = checkpoint.json("video_preprocessor_config.json").orElse(image);
        // transformers resizes frames with torchvision, and pictures with Pillow where it is to be exact
        return new ProcessorSettings(
                Settings.read(image, vision, PillowResize::new), Settings.read(video, vision, TorchvisionResize::new));
    }
}
