package dev.tessera.models.qwen2vl;

import dev.tessera.spi.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds of the pixels of a picture or of a video's frame after resizing.
 *
 * @param min at least 1
 * @param max at least {@code min}
 */
record PixelBudget(int min, int max) {
    private static final String MIN = "min_pixels";
    private static final String MAX = "max_pixels";
    private static final String SIZE = "size";
    private static final String SHORTEST = "shortest_edge";
    private static final String LONGEST = "longest_edge";

    /** The options that {@link #overriddenBy} reads. */
    private static final Set<String> OPTIONS = Set.of(MIN, MAX, SIZE);

    /** Refuses options that no budget could be overridden by. */
    static void checkOptions(JsonObject options) {
        options.requireKnown(OPTIONS);
        new PixelBudget(1, Integer.MAX_VALUE).overriddenBy(options);
    }

    /** What a processor's configuration says, or the reference's defaults. */
    static PixelBudget read(JsonObject settings) {
        return new PixelBudget(56 * 56, 28 * 28 * 1280).overriddenBy(settings);
    }

    /** This budget with what a request or a configuration says, in either of the two notations. */
    PixelBudget overriddenBy(JsonObject options) {
        Optional<JsonObject> size = options.findObject(SIZE);
        int newMin = options.findPositive(MIN)
                .or(() -> size.flatMap(edges -> edges.findPositive(SHORTEST)))
                .orElse(min);
        int newMax = options.findPositive(MAX)
                .or(() -> size.flatMap(edges -> edges.findPositive(LONGEST)))
                .orElse(max);
        if (newMin > newMax) {
            throw options.error(MIN, "%d is more than %s %d".formatted(newMin, MAX, newMax));
        }
        return new PixelBudget(newMin, newMax);
    }
}
