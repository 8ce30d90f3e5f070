package dev.tessera.media.javacv.codec;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import dev.tessera.media.javacv.image.ImageErrors;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes with OpenCV. Its native libraries load when the first image is decoded, and native memory is free again when
 * a method returns or throws. Safe for use by many threads.
 */
public final class OpenCv {
    /** Where a decoded pixel's channels are. */
    public enum Channels {
        /** Red, green, blue; grey becomes three equal channels. */
        RGB(opencv_imgcodecs.IMREAD_COLOR_RGB | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION),
        /** As stored: blue, green, red, and alpha where there is one. */
        UNCHANGED(opencv_imgcodecs.IMREAD_UNCHANGED);

        private final int flags;

        Channels(int flags) {
            this.flags = flags;
        }
    }

    /**
     * Decodes the first picture of a file.
     *
     * @param format what to call the image in an error
     * @param bytes the file
     * @param width what the header said, and OpenCV has to find as well
     * @param height what the header said, and OpenCV has to find as well
     * @return width x height pixels of 3 or 4 bytes
     * @throws dev.tessera.spi.error.TesseraException INVALID_MEDIA
     */
    public byte[] decode(String format, byte[] bytes, int width, int height, Channels channels) {
        OpenCvLibrary.load();
        try (BytePointer input = new BytePointer(bytes);
                Mat encoded = new Mat(1, bytes.length, CV_8UC1, input);
                Mat decoded = decode(format, encoded, channels)) {
            if (decoded.empty()) {
                throw ImageErrors.invalid(format, "its pixels cannot be decoded");
            }
            if (decoded.cols() != width || decoded.rows() != height) {
                throw ImageErrors.invalid(
                        format,
                        "it says %d x %d and %d x %d pixels".formatted(width, height, decoded.cols(), decoded.rows()));
            }
            byte[] pixels = new byte[Math.toIntExact(decoded.total() * decoded.elemSize())];
            decoded.data().get(pixels);
            return pixels;
        }
    }

    private static Mat decode(String format, Mat encoded, Channels channels) {
        try {
            return opencv_imgcodecs.imdecode(encoded, channels.flags);
        } catch (RuntimeException e) { // what JavaCPP makes of any C++ exception
            throw ImageErrors.undecodable(format, e);
        }
    }
}
