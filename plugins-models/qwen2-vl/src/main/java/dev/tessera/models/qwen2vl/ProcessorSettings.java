package dev.tessera.models.qwen2vl;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.models.image.PictureResize;
import dev.tessera.models.image.PillowResize;
import dev.tessera.models.image.PixelNormalization;
import dev.tessera.models.image.ResampleFilter;
import dev.tessera.models.image.TorchvisionResize;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
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
     * @param resize how pictures change their size
     * @param normalization what is done to each colour value
     */
    record Settings(PixelBudget budget, PictureResize resize, PixelNormalization normalization) {
        private static Settings read(
                JsonObject settings, Qwen2VlConfig.Vision vision, Function<ResampleFilter, PictureResize> resize) {
            for (String step : List.of("do_resize", "do_rescale", "do_normalize", "do_convert_rgb")) {
                if (!settings.flag(step, true)) {
                    throw settings.error(step, "leaving this step out is not supported");
                }
            }
            requireSame(settings, "patch_size", vision.patchSize());
            requireSame(settings, "temporal_patch_size", vision.temporalPatchSize());
            requireSame(settings, "merge_size", vision.mergeSize());
            return new Settings(
                    PixelBudget.read(settings),
                    resize.apply(filter(settings)),
                    new PixelNormalization(
                            settings.number("rescale_factor", PixelNormalization.BYTE_RANGE),
                            threeOr(settings, "image_mean", CLIP_MEAN),
                            threeOr(settings, STD, CLIP_STD)));
        }

        /** Filters have Pillow's numbers. */
        private static ResampleFilter filter(JsonObject settings) {
            return switch (settings.integer("resample", 3)) {
                case 2 -> ResampleFilter.BILINEAR;
                case 3 -> ResampleFilter.BICUBIC;
                default ->
                    throw settings.error(
                            "resample",
                            "filter %d is not supported, only bilinear (2) and bicubic (3)"
                                    .formatted(settings.integer("resample")));
            };
        }

        private static void requireSame(JsonObject settings, String name, int expected) {
            if (settings.positive(name, expected) != expected) {
                throw settings.error(name, "%d, but config.json says %d".formatted(settings.integer(name), expected));
            }
        }

        private static List<Double> threeOr(JsonObject settings, String name, List<Double> otherwise) {
            List<Double> values = settings.has(name) ? settings.numbers(name) : otherwise;
            if (values.size() != 3 || (name.equals(STD) && values.contains(0.0))) {
                throw settings.error(name, "%s are not three numbers to use here".formatted(values));
            }
            return values;
        }
    }

    private static final String STD = "image_std";
    private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
    private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

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
