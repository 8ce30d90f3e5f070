package dev.tessera.media.javacv.ffmpeg;

import static java.util.Objects.requireNonNull;

/**
 * How many pixels a picture of a video may have.
 *
 * @param pixels at least 1
 * @param setting what sets the limit, for errors
 */
public record PixelLimit(long pixels, String setting) {
    public PixelLimit {
        requireNonNull(setting, "setting is null");
        if (pixels < 1) {
            throw new IllegalArgumentException("the limit is %d, but has to be 1 or more".formatted(pixels));
        }
    }
}
