package dev.tessera.media.javacv.png;

import dev.tessera.media.javacv.image.ImageBytes;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The text of a PNG chunk. It is inflated when asked for, since a file may hold any number of such chunks.
 *
 * @param value as stored
 * @param compressed whether it has to be inflated
 */
record PngText(ImageBytes value, boolean compressed) {
    /** As Pillow. An orientation needs a few bytes. */
    private static final int MAX_BYTES = 1 << 20;

    /** The text, or nothing where it cannot be inflated; what is longer than an orientation needs is cut off. */
    ImageBytes read() {
        return compressed ? new ImageBytes(inflate(value.toArray())) : value;
    }

    private static byte[] inflate(byte[] compressed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] text = new byte[MAX_BYTES];
            return Arrays.copyOf(text, inflater.inflate(text));
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
