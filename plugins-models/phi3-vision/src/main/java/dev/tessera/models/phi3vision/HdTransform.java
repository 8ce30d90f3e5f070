package dev.tessera.models.phi3vision;

import dev.tessera.models.image.PictureCrop;
import dev.tessera.models.image.PictureResize;
import dev.tessera.models.image.PictureTranspose;
import dev.tessera.spi.media.ImageItem;

/**
 * The HD transform (Dong et al., 2024): a picture fills as many tiles as crops are allowed, lying on its longer side, and is
 * padded with white above and below to whole tiles. The arithmetic is that of {@code HD_transform}.
 *
 * @param tile pixels of a tile's side
 * @param transposed whether the picture is higher than wide, and lies on its side while it is resized
 * @param width of the resized picture as it lies, in pixels: whole tiles
 * @param height of it before padding; zero where the picture is too narrow for its length
 */
record HdTransform(int tile, boolean transposed, int width, int height) {
    private static final int WHITE = 255;

    /** @param crops the most, at least one */
    static HdTransform of(int width, int height, int crops, int tile) {
        boolean transposed = width < height;
        double ratio = (double) Math.max(width, height) / Math.min(width, height);
        int columns = 1;
        while ((columns + 1) * Math.ceil((columns + 1) / ratio) <= crops) {
            columns++;
        }
        return new HdTransform(tile, transposed, columns * tile, (int) (columns * tile / ratio));
    }

    CropGrid grid() {
        int lines = Math.ceilDiv(height, tile);
        int columns = width / tile;
        return transposed ? new CropGrid(columns, lines) : new CropGrid(lines, columns);
    }

    /** The picture in its new size, upright. */
    ImageItem apply(ImageItem picture, PictureResize resize) {
        ImageItem lying = resize.resize(transposed ? PictureTranspose.transpose(picture) : picture, width, height);
        int paddedHeight = Math.ceilDiv(height, tile) * tile;
        ImageItem padded = PictureCrop.crop(lying, 0, -((paddedHeight - height) / 2), width, paddedHeight, WHITE);
        return transposed ? PictureTranspose.transpose(padded) : padded;
    }
}
