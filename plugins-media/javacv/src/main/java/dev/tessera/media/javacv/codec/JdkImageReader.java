package dev.tessera.media.javacv.codec;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.image.ImageErrors;
import dev.tessera.spi.error.TesseraException;
import java.awt.image.Raster;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Reads raw samples with one of the JDK's image readers: palette indices, untouched alpha, full depth. What they mean is
 * for the caller to say. Safe for use by many threads.
 *
 * @param format what the JDK and people call the format, such as {@code PNG}
 */
public record JdkImageReader(String format) {
    public JdkImageReader {
        requireNonNull(format, "format is null");
    }

    /**
     * Reads the first picture of a file.
     *
     * @param bytes the file
     * @param width what the header said, and the reader has to find as well
     * @param height what the header said, and the reader has to find as well
     * @throws TesseraException INVALID_MEDIA
     */
    public Raster read(byte[] bytes, int width, int height) {
        return read(bytes, width, height, reader -> reader.read(0).getRaster());
    }

    /** Reads the first picture of a file without converting its colours, which only the reader of JPEG can. */
    public Raster readUnconverted(byte[] bytes, int width, int height) {
        return read(bytes, width, height, reader -> reader.readRaster(0, null));
    }

    private Raster read(byte[] bytes, int width, int height, Reading reading) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ByteArrayImageInputStream stream = new ByteArrayImageInputStream(bytes)) {
            reader.setInput(stream, true, true);
            requireSize(reader, width, height);
            return reading.read(reader);
        } catch (TesseraException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the JDK's readers answer damage with exceptions of many kinds
            throw ImageErrors.undecodable(format, e);
        } finally {
            reader.dispose();
        }
    }

    private void requireSize(ImageReader reader, int width, int height) throws IOException {
        if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
            throw ImageErrors.invalid(
                    format,
                    "it says %d x %d and %d x %d pixels"
                            .formatted(width, height, reader.getWidth(0), reader.getHeight(0)));
        }
    }

    @FunctionalInterface
    private interface Reading {
        Raster read(ImageReader reader) throws IOException;
    }
}
