package dev.tessera.media.javacv;

import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.image.Background;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * A request's {@code media_io_kwargs.image}, with vLLM's names.
 *
 * @param background {@code rgba_background_color}: what shows through transparent pixels
 */
record ImageOptions(Background background) {
    private static final String BACKGROUND = "rgba_background_color";
    private static final String MODE = "image_mode";
    private static final Set<String> KNOWN = Set.of(BACKGROUND, MODE);

    ImageOptions {
        requireNonNull(background, "background is null");
    }

    /**
     * Reads the options.
     *
     * @param background for requests that do not name one
     */
    static ImageOptions read(JsonObject options, Background background) {
        options.requireKnown(KNOWN);
        String mode = options.string(MODE, "RGB");
        if (!mode.equals("RGB")) {
            throw options.error(MODE, "expected \"RGB\" or null, found \"%s\"".formatted(mode));
        }
        return new ImageOptions(options.has(BACKGROUND) ? readBackground(options) : background);
    }

    private static Background readBackground(JsonObject options) {
        List<Integer> levels = options.integers(BACKGROUND);
        if (levels.size() != 3 || levels.stream().anyMatch(level -> level < 0 || level > 255)) {
            throw options.error(BACKGROUND, "expected three numbers from 0 to 255, found %s".formatted(levels));
        }
        return new Background(levels.get(0), levels.get(1), levels.get(2));
    }
}
