package dev.tessera.media.javacv.png;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import java.util.OptionalInt;

/**
 * The chunks of a PNG file that say what its samples mean.
 *
 * @param width pixels
 * @param height pixels
 * @param depth bits of a sample
 * @param colorType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param palette the colours; empty where there are none
 * @param transparency the transparent colour, or the opacity of the palette; empty where there is none
 * @param metadata EXIF and XMP
 */
record PngHeader(
        int width,
        int height,
        int depth,
        int colorType,
        ImageBytes palette,
        ImageBytes transparency,
        PngMetadata metadata) {
    private static final int SIGNATURE_BYTES = 8;
    private static final int CHUNK_FRAME_BYTES = 12;

    static PngHeader read(ImageBytes file) {
        if (!file.hasText(SIGNATURE_BYTES + 4, "IHDR")) {
            throw ImageErrors.invalid("PNG", "it does not begin with a header");
        }
        ImageBytes none = file.slice(0, 0);
        ImageBytes header = file.from(SIGNATURE_BYTES + 8);
        ImageBytes palette = none;
        ImageBytes transparency = none;
        PngMetadata metadata = new PngMetadata();
        long at = SIGNATURE_BYTES;
        while (at + CHUNK_FRAME_BYTES <= file.length()) {
            long length = file.unsigned32(at, false);
            String type = file.slice(at + 4, 4).text();
            if (at + CHUNK_FRAME_BYTES + length > file.length()) {
                break;
            }
            ImageBytes chunk = file.slice(at + 8, length);
            switch (type) {
                case "PLTE" -> palette = chunk;
                case "tRNS" -> transparency = chunk;
                default -> metadata.add(type, chunk);
            }
            at += CHUNK_FRAME_BYTES + length;
        }
        return new PngHeader(
                size(header.unsigned32(0, false)),
                size(header.unsigned32(4, false)),
                header.unsigned8(8),
                header.unsigned8(9),
                palette,
                transparency,
                metadata);
    }

    PngHeader {
        if (Integer.bitCount(depth) != 1 || depth > 16) {
            throw ImageErrors.invalid("PNG", "samples of %d bits are not possible".formatted(depth));
        }
    }

    /** The transparent grey level as the file has it. */
    OptionalInt transparentGray() {
        return transparency.length() < 2 ? OptionalInt.empty() : OptionalInt.of(transparency.unsigned16(0, false));
    }

    private static int size(long value) {
        if (value == 0 || value > Integer.MAX_VALUE) {
            throw ImageErrors.invalid("PNG", "a side of %d pixels is not possible".formatted(value));
        }
        return (int) value;
    }
}
