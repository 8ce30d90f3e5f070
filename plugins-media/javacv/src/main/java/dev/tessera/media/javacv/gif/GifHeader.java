package dev.tessera.media.javacv.gif;

import dev.tessera.media.javacv.image.ImageBytes;
import dev.tessera.media.javacv.image.ImageErrors;

/**
 * What a GIF file says up to its first frame.
 *
 * @param width of the screen, or what the frame needs if that is more
 * @param height of the screen, or what the frame needs if that is more
 * @param frame where the first frame lies on the screen
 * @param palette the frame's own, or that of all frames; empty where there is neither
 * @param transparentIndex the palette entry that is transparent, or -1
 */
record GifHeader(int width, int height, Frame frame, ImageBytes palette, int transparentIndex) {
    private static final int SCREEN_BYTES = 13;
    private static final int EXTENSION = '!';
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = ',';
    private static final int TRAILER = ';';

    /**
     * A frame's place.
     *
     * @param x of its left column
     * @param y of its top row
     */
    record Frame(int x, int y, int width, int height) {}

    static GifHeader read(ImageBytes file) {
        ImageBytes palette = palette(file, SCREEN_BYTES, file.unsigned8(10));
        int at = SCREEN_BYTES + palette.length();
        int transparentIndex = -1;
        while (file.unsigned8(at) != IMAGE) {
            if (file.unsigned8(at) == TRAILER) {
                throw ImageErrors.invalid("GIF", "it holds no picture");
            }
            if (file.unsigned8(at) != EXTENSION) {
                at++;
                continue;
            }
            boolean graphicControl = file.unsigned8(at + 1L) == GRAPHIC_CONTROL && file.unsigned8(at + 2L) >= 4;
            if (graphicControl && (file.unsigned8(at + 3L) & 1) != 0) {
                transparentIndex = file.unsigned8(at + 6L);
            }
            at = skipBlocks(file, at + 2);
        }
        return withFrame(file, at + 1, palette, transparentIndex);
    }

    private static GifHeader withFrame(ImageBytes file, int at, ImageBytes global, int transparentIndex) {
        Frame frame = new Frame(
                file.unsigned16(at, true),
                file.unsigned16(at + 2L, true),
                file.unsigned16(at + 4L, true),
                file.unsigned16(at + 6L, true));
        if (frame.width == 0 || frame.height == 0) {
            throw ImageErrors.invalid(
                    "GIF", "a frame of %d x %d pixels is not possible".formatted(frame.width, frame.height));
        }
        ImageBytes local = palette(file, at + 9, file.unsigned8(at + 8L));
        return new GifHeader(
                Math.max(file.unsigned16(6, true), frame.x + frame.width),
                Math.max(file.unsigned16(8, true), frame.y + frame.height),
                frame,
                local.length() > 0 ? local : global,
                transparentIndex);
    }

    private static ImageBytes palette(ImageBytes file, int at, int flags) {
        return (flags & 0x80) == 0 ? file.slice(at, 0) : file.slice(at, 3L << ((flags & 7) + 1));
    }

    private static int skipBlocks(ImageBytes file, int from) {
        int at = from;
        while (file.unsigned8(at) != 0) {
            at += 1 + file.unsigned8(at);
        }
        return at + 1;
    }
}
