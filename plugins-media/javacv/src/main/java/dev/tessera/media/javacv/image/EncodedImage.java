package dev.tessera.media.javacv.image;

/** An image whose header has been read and whose pixels have not. Used by one thread. */
public interface EncodedImage {
    /** Width in pixels as stored, before the orientation is applied. At least one. */
    int width();

    /** Height in pixels as stored, before the orientation is applied. At least one. */
    int height();

    /** How the stored picture has to be turned to stand upright. */
    Orientation orientation();

    /**
     * Decodes the pixels.
     *
     * @param background what shows through transparent pixels
     * @return red, green and blue of each pixel, row by row as stored
     * @throws dev.tessera.spi.error.TesseraException INVALID_MEDIA or UNSUPPORTED_MEDIA
     */
    byte[] decode(Background background);
}
