package dev.tessera.models.image;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.ImageItem;

/**
 * Resizes pictures bit for bit as torchvision's {@code resize} does with pictures of 8 bits and antialiasing, on a CPU: as
 * Pillow does, but with weights of 16 bits, and first across whatever the picture's shape. Safe for use by many threads.
 *
 * @param filter how pixels are weighted
 */
public record TorchvisionResize(ResampleFilter filter) implements PictureResize {
    public TorchvisionResize {
        requireNonNull(filter, "filter is null");
    }

    @Override
    public ImageItem resize(ImageItem image, int width, int height) {
        return SeparableResize.resize(
                image, width, height, (from, to) -> ResampleWeights.ofSixteenBits(from, to, filter));
    }
}
