package dev.tessera.media.javacv.bmp;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;
import java.util.Set;

/**
 * What a BMP file says before its pixels.
 *
 * @param width pixels
 * @param height pixels
 * @param bits of a pixel
 * @param palette red, green and blue of each entry; empty from 16 bits on
 */
record BmpHeader(int width, int height, int bits, ImageBytes palette) {
    private static final int FILE_HEADER_BYTES = 14;
    private static final int OS2_HEADER_BYTES = 12;
    private static final int OS2_ENTRY_BYTES = 3;
    private static final int ENTRY_BYTES = 4;
    private static final int MAX_ENTRIES = 256;
    private static final Set<Integer> HEADER_BYTES = Set.of(40, 52, 56, 108, 124);
    private static final Set<Integer> BITS = Set.of(1, 4, 8, 16, 24, 32);

    BmpHeader {
        if (!BITS.contains(bits)) {
            throw ImageErrors.unsupported("BMP images with pixels of %d bits".formatted(bits));
        }
        if (width < 1 || height < 1) {
            throw ImageErrors.invalid("BMP", "%d x %d pixels are not possible".formatted(width, height));
        }
    }

    static BmpHeader read(ImageBytes file) {
        long headerBytes = file.unsigned32(FILE_HEADER_BYTES, true);
        ImageBytes header = file.from(FILE_HEADER_BYTES);
        if (headerBytes == OS2_HEADER_BYTES) {
            int bits = header.unsigned16(10, true);
            ImageBytes entries = header.from(OS2_HEADER_BYTES);
            return new BmpHeader(
                    header.unsigned16(4, true),
                    header.unsigned16(6, true),
                    bits,
                    palette(entries, bits, OS2_ENTRY_BYTES, 0));
        }
        if (headerBytes > Integer.MAX_VALUE || !HEADER_BYTES.contains((int) headerBytes)) {
            throw ImageErrors.unsupported("BMP images with a header of %d bytes".formatted(headerBytes));
        }
        int bits = header.unsigned16(14, true);
        return new BmpHeader(
                (int) header.unsigned32(4, true),
                Math.absExact((int) header.unsigned32(8, true)),
                bits,
                palette(header.from(headerBytes), bits, ENTRY_BYTES, header.unsigned32(32, true)));
    }

    private static ImageBytes palette(ImageBytes entries, int bits, int entryBytes, long used) {
        if (bits > 8) {
            return entries.slice(0, 0);
        }
        int count = (int) Math.min(used == 0 ? 1L << bits : used, MAX_ENTRIES);
        byte[] palette = new byte[3 * count];
        for (int i = 0; i < count; i++) {
            int from = i * entryBytes;
            palette[3 * i] = (byte) entries.unsigned8(from + 2L);
            palette[3 * i + 1] = (byte) entries.unsigned8(from + 1L);
            palette[3 * i + 2] = (byte) entries.unsigned8(from);
        }
        return new ImageBytes(palette);
    }
}
