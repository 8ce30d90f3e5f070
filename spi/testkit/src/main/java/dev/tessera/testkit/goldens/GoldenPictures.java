package dev.tessera.testkit.goldens;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.ImageItem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Pictures as the references' processors received them.
 *
 * @param goldens what they belong to
 */
public record GoldenPictures(Goldens goldens) {
    private static final Pattern SYNTHETIC = Pattern.compile("synth_(\\d+)x(\\d+)");

    public GoldenPictures {
        requireNonNull(goldens, "goldens is null");
    }

    /** What the manifest's decoder made of a file, such as {@code media/a.jpg}: beside lossy files stands a lossless copy. */
    public ImageItem picture(String url) {
        Path file = goldens.resolve(url);
        Path decoded = file.resolveSibling("decoded").resolve(file.getFileName() + ".png");
        try {
            BufferedImage image = ImageIO.read((Files.exists(decoded) ? decoded : file).toFile());
            byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
            for (int i = 0; i < rgb.length / 3; i++) {
                int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
                rgb[3 * i] = (byte) (pixel >> 16);
                rgb[3 * i + 1] = (byte) (pixel >> 8);
                rgb[3 * i + 2] = (byte) pixel;
            }
            return new ImageItem(image.getWidth(), image.getHeight(), rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture that {@code real_size.json} names: a file's or {@code synth_<width>x<height>}. */
    public ImageItem named(String name) {
        Matcher synthetic = SYNTHETIC.matcher(name);
        return synthetic.matches()
                ? synthetic(Integer.parseInt(synthetic.group(1)), Integer.parseInt(synthetic.group(2)))
                : picture("media/" + name);
    }

    /** A picture by the formula of the goldens' README. */
    private static ImageItem synthetic(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (7 * x + 13 * y);
                rgb[at + 1] = (byte) (x * y % 251);
                rgb[at + 2] = (byte) (x ^ y);
            }
        }
        return new ImageItem(width, height, rgb);
    }
}
