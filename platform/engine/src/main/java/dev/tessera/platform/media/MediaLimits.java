package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.TOO_MANY_MEDIA_ITEMS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.tessera.platform.json.JsonReader;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many items of each modality a prompt may have.
 *
 * @param counts the limits that differ from {@link #DEFAULT}
 */
public record MediaLimits(Map<Modality, Integer> counts) {
    /** The limit of a modality for which none is set. */
    public static final int DEFAULT = 999;

    private static final String COUNT = "count";
    private static final Pattern PAIR = Pattern.compile("\\s*([a-z][a-z0-9_]*)\\s*=\\s*(\\d{1,9})\\s*");
    /** What the largest item of a modality may be described by, as vLLM has it. */
    private static final Map<Modality, Set<String>> SIZES = Map.of(
            Modality.IMAGE, Set.of("width", "height"),
            Modality.VIDEO, Set.of("num_frames", "width", "height"),
            Modality.AUDIO, Set.of("length"));

    public MediaLimits {
        counts = Map.copyOf(counts);
    }

    /**
     * Reads {@code image=2,video=1} or {@code {"image": 2, "video": {"count": 1, "num_frames": 32}}}; empty text sets no
     * limit. Sizes of items are understood for vLLM's sake and limit nothing.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static MediaLimits parse(String text) {
        requireNonNull(text, "text is null");
        Map<Modality, Integer> counts = new HashMap<>();
        if (text.stripLeading().startsWith("{")) {
            readJson(text, counts);
        } else if (!text.isBlank()) {
            readPairs(text, counts);
        }
        return new MediaLimits(counts);
    }

    private static void readJson(String text, Map<Modality, Integer> counts) {
        try {
            JsonObject object = JsonReader.read(text.getBytes(UTF_8), "the text", INVALID_CONFIGURATION);
            for (String name : object.names()) {
                Modality modality = new Modality(name);
                counts.put(
                        modality,
                        object.asMap().get(name) instanceof Map
                                ? described(modality, object.object(name))
                                : count(object, name, object.integer(name)));
            }
        } catch (TesseraException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int described(Modality modality, JsonObject description) {
        Set<String> sizes = SIZES.getOrDefault(modality, Set.of());
        Set<String> known = new HashSet<>(sizes);
        known.add(COUNT);
        description.requireKnown(known);
        sizes.forEach(description::findPositive);
        return count(description, COUNT, description.integer(COUNT, DEFAULT));
    }

    private static int count(JsonObject object, String name, int count) {
        if (count < 0) {
            throw object.error(name, "%d is negative".formatted(count));
        }
        return count;
    }

    private static void readPairs(String text, Map<Modality, Integer> counts) {
        for (String pair : text.split(",", -1)) {
            Matcher matcher = PAIR.matcher(pair);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"%s\" is not a limit such as image=2".formatted(pair.strip()));
            }
            if (counts.put(new Modality(matcher.group(1)), Integer.valueOf(matcher.group(2))) != null) {
                throw new IllegalArgumentException("%s has two limits".formatted(matcher.group(1)));
            }
        }
    }

    /**
     * Refuses limits of modalities that nobody knows, so that a typing error is not silently ignored.
     *
     * @param present modalities that plugins decode or the model takes
     * @throws TesseraException INVALID_CONFIGURATION
     */
    void requireKnown(Set<Modality> present) {
        Set<Modality> known = new HashSet<>(SIZES.keySet());
        known.addAll(present);
        for (Modality modality : counts.keySet()) {
            if (!known.contains(modality)) {
                throw new TesseraException(
                        INVALID_CONFIGURATION,
                        "media.limit-per-prompt has a limit of %s, but modalities are %s"
                                .formatted(
                                        modality,
                                        known.stream()
                                                .map(Modality::name)
                                                .sorted()
                                                .collect(joining(", "))));
            }
        }
    }

    /** The most items of the modality. */
    public int of(Modality modality) {
        return counts.getOrDefault(modality, DEFAULT);
    }

    /** A limit of zero is set to do without the encoder, which embeddings do not need. */
    private int of(ContentPart.Media part) {
        int limit = of(part.modality());
        return limit == 0 && part.embedded() ? DEFAULT : limit;
    }

    /**
     * Refuses parts that are too many.
     *
     * @throws TesseraException TOO_MANY_MEDIA_ITEMS
     */
    void requireWithin(List<ContentPart.Media> parts) {
        Map<Modality, Integer> found = new HashMap<>();
        for (ContentPart.Media part : parts) {
            int limit = of(part);
            if (found.merge(part.modality(), 1, Integer::sum) > limit) {
                throw new TesseraException(
                                TOO_MANY_MEDIA_ITEMS,
                                "At most %d %s(s) may be provided in one prompt.".formatted(limit, part.modality())
                                        + " Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.")
                        .withParameter(part.modality().name());
            }
        }
    }
}
