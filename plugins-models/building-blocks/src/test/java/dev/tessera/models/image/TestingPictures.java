package dev.tessera.models.image;

import dev.tessera.spi.media.ImageItem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class TestingPictures {
    private TestingPictures() {}

    /** Reads an opaque image of 8 bits in a format of the JDK. */
    static ImageItem read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length / 3; i++) {
            int color = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        return new ImageItem(image.getWidth(), image.getHeight(), rgb);
    }

    /** The picture that the reference results call {@code synth}. */
    static ImageItem generate(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) ((7 * x + 13 * y) % 256);
                rgb[at + 1] = (byte) (x * y % 251);
                rgb[at + 2] = (byte) (x ^ y);
            }
        }
        return new ImageItem(width, height, rgb);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
