package dev.tessera.models.qwen2vl;

import dev.tessera.models.config.ProcessorFiles;
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
            ProcessorFiles.requireSame(settings, "patch_size", vision.patchSize());
            ProcessorFiles.requireSame(settings, "temporal_patch_size", vision.temporalPatchSize());
            ProcessorFiles.requireSame(settings, "merge_size", vision.mergeSize());
            return new Settings(PixelBudget.read(settings), PictureSettings.read(settings, resize));
        }
    }

    static ProcessorSettings read(Checkpoint checkpoint, Qwen2VlConfig.Vision vision) {
        // transformers resizes frames with torchvision, and pictures with Pillow where it is to be exact
        return new ProcessorSettings(
                Settings.read(ProcessorFiles.pictures(checkpoint), vision, PillowResize::new),
                Settings.read(ProcessorFiles.videos(checkpoint), vision, TorchvisionResize::new));
    }
}
