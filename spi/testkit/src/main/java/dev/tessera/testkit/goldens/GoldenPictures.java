package dev.tessera.testkit.goldens;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Pictures as the reference's processors received them, whatever this build's decoders make of the files.
 *
 * @param goldens where they lie
 */
public record GoldenPictures(Goldens goldens) {
    private static final Pattern SYNTHETIC = Pattern.compile("synth_(\\d+)x(\\d+)");

    public GoldenPictures {
        requireNonNull(goldens, "goldens is null");
    }

    /** A picture by its file's name, or by its size, such as {@code synth_2000x1500}. */
    public ImageItem picture(String name) {
        Matcher synthetic = SYNTHETIC.matcher(name);
        if (synthetic.matches()) {
            return synthetic(Integer.parseInt(synthetic.group(1)), Integer.parseInt(synthetic.group(2)));
        }
        // beside lossy files stands a lossless copy
        Path decoded = goldens.media("decoded").resolve(name + ".png");
        return read(Files.exists(decoded) ? decoded : goldens.media(name));
    }

    /** Reads an opaque image of 8 bits in a format of the JDK. */
    public static ImageItem read(Path file) {
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(file), e);
        }
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int i = 0; i < rgb.length / 3; i++) {
            int color = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[3 * i] = (byte) (color >> 16);
            rgb[3 * i + 1] = (byte) (color >> 8);
            rgb[3 * i + 2] = (byte) color;
        }
        return new ImageItem(image.getWidth(), image.getHeight(), rgb);
    }

    /** The picture of a size by the formula of the goldens' README. */
    public static ImageItem synthetic(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (7 * x + 13 * y);
                rgb[at + 1] = (byte) (x * y % 251);
                rgb[at + 2] = (byte) (x ^ y);
            }
        }
        return new ImageItem(width, height, rgb);
    }

    /** A video of the frames of a case, {@code [frames, height, width, 3]}. */
    public static VideoItem video(Tensor frames) {
        int height = Math.toIntExact(frames.shape().size(1));
        int width = Math.toIntExact(frames.shape().size(2));
        int bytes = height * width * 3;
        byte[] all = frames.toBytes();
        List<ImageItem> items = new ArrayList<>();
        for (int start = 0; start < all.length; start += bytes) {
            items.add(new ImageItem(width, height, Arrays.copyOfRange(all, start, start + bytes)));
        }
        return new VideoItem(items, 2);
    }
}
