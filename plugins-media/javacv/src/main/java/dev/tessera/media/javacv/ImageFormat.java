package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;

import dev.tessera.media.javacv.bmp.BmpImage;
import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.gif.GifImage;
import dev.tessera.media.javacv.image.EncodedImage;
import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.jpeg.JpegImage;
import dev.tessera.media.javacv.png.PngImage;
import dev.tessera.media.javacv.tiff.TiffImage;
import dev.tessera.media.javacv.webp.WebpImage;
import dev.tessera.spi.error.TesseraException;

/** The formats that can be decoded, told apart by their first bytes. */
enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    GIF,
    BMP,
    TIFF;

    /**
     * The format of a file.
     *
     * @throws TesseraException INVALID_MEDIA for an empty file, UNSUPPORTED_MEDIA for any other format
     */
    static ImageFormat of(ImageBytes file) {
        for (ImageFormat format : values()) {
            if (format.matches(file)) {
                return format;
            }
        }
        if (file.length() == 0) {
            throw new TesseraException(INVALID_MEDIA, "the image is empty");
        }
        throw new TesseraException(
                UNSUPPORTED_MEDIA, "this is not an image in a supported format: JPEG, PNG, WebP, GIF, BMP or TIFF");
    }

    /** Reads the header of a file in this format. */
    EncodedImage open(ImageBytes file, OpenCv openCv) {
        return switch (this) {
            case JPEG -> JpegImage.open(file, openCv);
            case PNG -> PngImage.open(file);
            case WEBP -> WebpImage.open(file, openCv);
            case GIF -> GifImage.open(file);
            case BMP -> BmpImage.open(file);
            case TIFF -> TiffImage.open(file);
        };
    }

    private boolean matches(ImageBytes file) {
        return switch (this) {
            case JPEG -> file.hasText(0, "\u00ff\u00d8\u00ff");
            case PNG -> file.hasText(0, "\u0089PNG\r\n\u001a\n");
            case WEBP -> file.hasText(0, "RIFF") && file.hasText(8, "WEBP");
            case GIF -> file.hasText(0, "GIF87a") || file.hasText(0, "GIF89a");
            case BMP -> file.hasText(0, "BM");
            case TIFF ->
                file.hasText(0, "II*\0")
                        || file.hasText(0, "MM\0*")
                        || file.hasText(0, "II+\0")
                        || file.hasText(0, "MM\0+");
        };
    }
}
