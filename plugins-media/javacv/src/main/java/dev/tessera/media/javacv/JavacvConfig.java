package dev.tessera.media.javacv;

import dev.tessera.media.javacv.image.Background;
import dev.tessera.spi.config.Setting;
import java.util.List;

/**
 * Configuration of image decoding.
 *
 * @param maxImagePixels not negative; 0 is no limit
 * @param imageBackground three levels from 0 to 255
 */
public record JavacvConfig(
        @Setting(
                key = "max-image-pixels",
                description = "Images with more pixels than this, by their header, are refused; 0 is no limit",
                defaultValue = "178956970")
        long maxImagePixels,

        @Setting(
                key = "image-background",
                description = "Red, green and blue, from 0 to 255, of what shows through transparent pixels",
                defaultValue = "255,255,255")
        List<String> imageBackground) {
    private static final int COLORS = 3;

    public JavacvConfig {
        imageBackground = List.copyOf(imageBackground);
        if (maxImagePixels < 0) {
            throw new IllegalArgumentException(
                    "max-image-pixels is %d, but has to be 0 (no limit) or more".formatted(maxImagePixels));
        }
        if (imageBackground.size() != COLORS || !imageBackground.stream().allMatch(JavacvConfig::isLevel)) {
            throw new IllegalArgumentException("image-background is %s, but has to be three numbers from 0 to 255"
                    .formatted(String.join(",", imageBackground)));
        }
    }

    Background background() {
        return new Background(level(0), level(1), level(2));
    }

    private int level(int color) {
        return Integer.parseInt(imageBackground.get(color));
    }

    private static boolean isLevel(String text) {
        return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 255;
    }
}
