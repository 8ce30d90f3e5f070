package dev.tessera.media.javacv;

import dev.tessera.media.javacv.image.Background;
import dev.tessera.spi.config.Setting;
import java.util.List;

/**
 * Configuration of decoding.
 *
 * @param maxImagePixels not negative; 0 is no limit
 * @param imageBackground three levels from 0 to 255
 * @param maxVideoFrames at least 1
 * @param maxVideoPixels at least 1
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
        List<String> imageBackground,

        @Setting(
                key = "max-video-frames",
                description = "Videos that are sent as more frames than this are refused",
                defaultValue = "4096")
        int maxVideoFrames,

        @Setting(
                key = "max-video-pixels",
                description = "Videos whose decoded frames have more pixels than this together are refused",
                defaultValue = "268435456")
        long maxVideoPixels) {
    private static final int COLORS = 3;

    public JavacvConfig {
        imageBackground = List.copyOf(imageBackground);
        if (maxImagePixels < 0) {
            throw new IllegalArgumentException(
                    "max-image-pixels is %d, but has to be 0 (no limit) or more".formatted(maxImagePixels));
        }
        if (maxVideoFrames < 1 || maxVideoPixels < 1) {
            throw new IllegalArgumentException(
                    "max-video-frames is %d and max-video-pixels %d, but have to be 1 or more"
                            .formatted(maxVideoFrames, maxVideoPixels));
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
