package dev.tessera.models.llavaonevision;

import dev.tessera.models.config.ProcessorFiles;
import dev.tessera.models.image.PictureSettings;
import dev.tessera.models.image.PillowResize;
import dev.tessera.models.image.TorchvisionResize;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.json.JsonObject;

/**
 * What {@code preprocessor_config.json} and {@code video_preprocessor_config.json} say.
 *
 * @param image for pictures
 * @param video for the frames of videos
 */
record ProcessorSettings(PictureSettings image, PictureSettings video) {
    static ProcessorSettings read(Checkpoint checkpoint, GridPinpoints resolutions) {
        JsonObject image = ProcessorFiles.pictures(checkpoint);
        JsonObject video = ProcessorFiles.videos(checkpoint);
        requireTiles(image, resolutions.tileSize());
        requireTiles(video, resolutions.tileSize());
        if (!GridPinpoints.find(image, resolutions.tileSize(), GridPinpoints.MAX_TILES)
                .orElse(resolutions)
                .equals(resolutions)) {
            throw image.error(GridPinpoints.NAME, "not the resolutions that config.json has");
        }
        // transformers resizes frames with torchvision, and pictures with Pillow where it is to be exact
        return new ProcessorSettings(
                PictureSettings.read(image, PillowResize::new), PictureSettings.read(video, TorchvisionResize::new));
    }

    private static void requireTiles(JsonObject settings, int tileSize) {
        settings.findObject("size").ifPresent(size -> {
            int height = size.positive("height", tileSize);
            int width = size.positive("width", tileSize);
            if (height != tileSize || width != tileSize) {
                throw settings.error(
                        "size",
                        "%d x %d pixels, but the vision tower takes %d x %d"
                                .formatted(width, height, tileSize, tileSize));
            }
        });
    }
}
