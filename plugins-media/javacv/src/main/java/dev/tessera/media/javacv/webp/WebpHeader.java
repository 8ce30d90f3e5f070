package dev.tessera.media.javacv.webp;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;

/**
 * The chunks of a WebP file that matter before decoding.
 *
 * @param width pixels
 * @param height pixels
 * @param exif the EXIF block; empty where there is none
 * @param xmp the XMP packet; empty where there is none
 */
record WebpHeader(int width, int height, ImageBytes exif, ImageBytes xmp) {
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int LOSSLESS_SIGNATURE = 0x2f;

    static WebpHeader read(ImageBytes file) {
        String type = file.slice(RIFF_HEADER_BYTES, 4).text();
        ImageBytes chunk = file.from(RIFF_HEADER_BYTES + CHUNK_HEADER_BYTES);
        return switch (type) {
            case "VP8 " -> lossy(chunk);
            case "VP8L" -> lossless(chunk);
            case "VP8X" -> extended(file, chunk);
            default -> throw ImageErrors.invalid("WebP", "it does not begin with a header");
        };
    }

    private static WebpHeader lossy(ImageBytes chunk) {
        if (chunk.unsigned8(3) != 0x9d || chunk.unsigned8(4) != 0x01 || chunk.unsigned8(5) != 0x2a) {
            throw ImageErrors.invalid("WebP", "it does not begin with a key frame");
        }
        return simple(chunk.unsigned16(6, true) & 0x3fff, chunk.unsigned16(8, true) & 0x3fff);
    }

    private static WebpHeader lossless(ImageBytes chunk) {
        if (chunk.unsigned8(0) != LOSSLESS_SIGNATURE) {
            throw ImageErrors.invalid("WebP", "the lossless stream has no signature");
        }
        long bits = chunk.unsigned32(1, true);
        return simple((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
    }

    private static WebpHeader simple(int width, int height) {
        if (width == 0 || height == 0) {
            throw ImageErrors.invalid("WebP", "%d x %d pixels are not possible".formatted(width, height));
        }
        ImageBytes none = new ImageBytes(new byte[0]);
        return new WebpHeader(width, height, none, none);
    }

    private static WebpHeader extended(ImageBytes file, ImageBytes header) {
        ImageBytes exif = file.slice(0, 0);
        ImageBytes xmp = exif;
        long at = RIFF_HEADER_BYTES;
        while (at + CHUNK_HEADER_BYTES <= file.length()) {
            long length = file.unsigned32(at + 4, true);
            if (at + CHUNK_HEADER_BYTES + length > file.length()) {
                break;
            }
            ImageBytes chunk = file.slice(at + CHUNK_HEADER_BYTES, length);
            if (file.hasText(at, "EXIF")) {
                exif = chunk;
            } else if (file.hasText(at, "XMP ")) {
                xmp = chunk;
            }
            at += CHUNK_HEADER_BYTES + length + (length & 1);
        }
        return new WebpHeader(unsigned24(header, 4) + 1, unsigned24(header, 7) + 1, exif, xmp);
    }

    private static int unsigned24(ImageBytes bytes, int offset) {
        return bytes.unsigned16(offset, true) | bytes.unsigned8(offset + 2L) << 16;
    }
}
