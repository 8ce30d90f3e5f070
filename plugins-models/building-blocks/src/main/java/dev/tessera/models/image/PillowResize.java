package dev.tessera.models.image;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.ImageItem;

/**
 * Resizes pictures bit for bit as Pillow's {@code Image.resize} does: first across, then down, each with rounding to 8
 * bits, with a filter that takes in every source pixel. Safe for use by many threads.
 *
 * @param filter how pixels are weighted
 */
public record PillowResize(ResampleFilter filter) implements PictureResize {
    /** Where a picture is higher than this many times its width and loses height, Pillow goes down first. */
    private static final long ELONGATED = 100;

    public PillowResize {
        requireNonNull(filter, "filter is null");
    }

    @Override
    public ImageItem resize(ImageItem image, int width, int height) {
        boolean downFirst = image.height() > ELONGATED * image.width() && height < image.height();
        if (downFirst && image.width() != width) {
            return resize(resize(image, image.width(), height), width, height);
        }
        return SeparableResize.resize(image, width, height, (from, to) -> ResampleWeights.of(from, to, filter));
    }
}
