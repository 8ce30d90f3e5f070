package dev.tessera.models.llavaonevision;

import dev.tessera.models.image.PictureCrop;
import dev.tessera.models.image.PictureResize;
import dev.tessera.spi.media.ImageItem;

/** Cuts a picture, brought to a resolution with its aspect ratio kept and black at its sides, into tiles. */
final class PictureTiles {
    private static final int BLACK = 0;

    private final ImageItem fitted;
    private final int left;
    private final int top;
    private final int tileSize;

    PictureTiles(ImageItem image, TileGrid grid, int tileSize, PictureResize resize) {
        int width = grid.columns() * tileSize;
        int height = grid.rows() * tileSize;
        double scaleWidth = (double) width / image.width();
        double scaleHeight = (double) height / image.height();
        int fittedWidth = width;
        int fittedHeight = height;
        if (scaleWidth < scaleHeight) {
            fittedHeight = Math.min((int) Math.ceil(image.height() * scaleWidth), height);
        } else {
            fittedWidth = Math.min((int) Math.ceil(image.width() * scaleHeight), width);
        }
        this.fitted = resize.resize(image, fittedWidth, fittedHeight);
        this.left = (width - fittedWidth) / 2;
        this.top = (height - fittedHeight) / 2;
        this.tileSize = tileSize;
    }

    ImageItem tile(int row, int column) {
        return PictureCrop.crop(fitted, column * tileSize - left, row * tileSize - top, tileSize, tileSize, BLACK);
    }
}
