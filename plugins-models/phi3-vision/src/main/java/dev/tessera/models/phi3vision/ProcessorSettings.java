package dev.tessera.models.phi3vision;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.models.config.AddedTokens;
import dev.tessera.models.config.ProcessorFiles;
import dev.tessera.models.image.PictureSettings;
import dev.tessera.models.image.PillowResize;
import dev.tessera.models.image.ResampleFilter;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;

/**
 * What {@code preprocessor_config.json} and the tokenizer's configuration say.
 *
 * @param picture how pictures become numbers
 * @param crops the most crops of a picture where a request does not say
 * @param imageToken the token that stands for pictures
 */
record ProcessorSettings(PictureSettings picture, int crops, int imageToken) {
    static final String CROPS = "num_crops";

    private static final String IMAGE = "<|image|>";
    /** As many as eight by eight, whose pixels take 90 MB. */
    private static final int MAX_CROPS = 64;

    static ProcessorSettings read(Checkpoint checkpoint, Phi3VisionConfig config) {
        JsonObject settings = ProcessorFiles.pictures(checkpoint);
        ProcessorFiles.requireSame(settings, "tile_size", config.tower().imageSize());
        ProcessorFiles.requireSame(settings, "num_img_tokens", config.squares() * config.squares());
        return new ProcessorSettings(
                // torchvision's default, which the original does not change
                PictureSettings.read(settings, _ -> new PillowResize(ResampleFilter.BILINEAR)),
                crops(settings, 1),
                AddedTokens.read(checkpoint)
                        .find(IMAGE)
                        .orElseThrow(() -> new TesseraException(
                                INVALID_CHECKPOINT, "the tokenizer has no added token %s".formatted(IMAGE))));
    }

    /**
     * The most crops of a picture.
     *
     * @param options of a request or a configuration
     * @throws TesseraException of the object's error code, where the number is out of range
     */
    static int crops(JsonObject options, int otherwise) {
        int crops = options.positive(CROPS, otherwise);
        if (crops > MAX_CROPS) {
            throw options.error(CROPS, "%d is more than %d".formatted(crops, MAX_CROPS));
        }
        return crops;
    }
}
