package dev.tessera.models.image;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code preprocessor_config.json} says of how pictures become numbers, with the defaults of transformers.
 *
 * @param resize how pictures change their size
 * @param normalization what is done to each colour value
 */
public record PictureSettings(PictureResize resize, PixelNormalization normalization) {
    private static final List<String> STEPS = List.of("do_resize", "do_rescale", "do_normalize", "do_convert_rgb");
    private static final String STD = "image_std";
    private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
    private static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

    public PictureSettings {
        requireNonNull(resize, "resize is null");
        requireNonNull(normalization, "normalization is null");
    }

    /**
     * Reads the settings of a processor.
     *
     * @param resize what resizes with the filter that the settings name
     * @throws TesseraException of the object's error code, where a step is left out or cannot be done
     */
    public static PictureSettings read(JsonObject settings, Function<ResampleFilter, PictureResize> resize) {
        for (String step : STEPS) {
            if (!settings.flag(step, true)) {
                throw settings.error(step, "leaving this step out is not supported");
            }
        }
        return new PictureSettings(
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

    private static List<Double> threeOr(JsonObject settings, String name, List<Double> otherwise) {
        List<Double> values = settings.has(name) ? settings.numbers(name) : otherwise;
        if (values.size() != 3 || (name.equals(STD) && values.contains(0.0))) {
            throw settings.error(name, "%s are not three numbers to use here".formatted(values));
        }
        return values;
    }
}
