package dev.tessera.models.decoder;

import dev.tessera.spi.json.JsonObject;
import java.util.Optional;

/** How far each pair of features turns from one position to the next, computed in 32 bits step by step as the reference does. */
public final class RotaryFrequencies {
    private RotaryFrequencies() {}

    /** {@code theta ^ (-2i / width)} (Su et al., 2021). */
    public static float[] of(int width, double theta) {
        float[] frequencies = new float[width / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = 1f / (float) Math.pow(theta, 2f * i / width);
        }
        return frequencies;
    }

    /**
     * The frequencies that a configuration asks for: plain ones, or those of Llama 3.1.
     *
     * @param text the object with {@code rope_theta} and {@code rope_scaling}, or {@code rope_parameters}
     */
    public static float[] read(JsonObject text, int width) {
        float[] plain = of(width, theta(text));
        Optional<JsonObject> scaling = scaling(text);
        String type = scaling.map(RotaryFrequencies::type).orElse("default");
        return switch (type) {
            case "default" -> plain;
            case "llama3" -> llama3(plain, scaling.orElseThrow());
            default ->
                throw scaling.orElseThrow()
                        .error("rope_type", "rotary scaling of type %s is not supported".formatted(type));
        };
    }

    /** The base of the frequencies, in the notation of transformers 4 or 5. */
    public static double theta(JsonObject text) {
        return scaling(text)
                .flatMap(rope -> rope.findNumber("rope_theta"))
                .orElseGet(() -> text.number("rope_theta", 10_000));
    }

    /** What a configuration says of the rotary embedding beyond its base. */
    public static Optional<JsonObject> scaling(JsonObject text) {
        return text.findObject("rope_parameters").or(() -> text.findObject("rope_scaling"));
    }

    /** The kind of a scaling, in the notation of old or new checkpoints. */
    public static String type(JsonObject scaling) {
        return scaling.findString("rope_type")
                .or(() -> scaling.findString("type"))
                .orElse("default");
    }

    /**
     * Llama 3.1's scaling (Meta, 2024): pairs that turn slowly, over the original context, turn slower by the factor, those
     * that turn fast stay as they are, and between them the factor fades.
     */
    private static float[] llama3(float[] plain, JsonObject scaling) {
        double factor = scaling.number("factor");
        double low = scaling.number("low_freq_factor");
        double high = scaling.number("high_freq_factor");
        int context = scaling.positive("original_max_position_embeddings");
        if (!(factor >= 1) || !(low > 0) || !(high > low)) {
            throw scaling.error(
                    "factor", "%s with frequency factors %s to %s cannot be used".formatted(factor, low, high));
        }
        float[] scaled = new float[plain.length];
        for (int i = 0; i < plain.length; i++) {
            float wavelength = (float) (2 * Math.PI) / plain[i];
            // 1 where the pair keeps its frequency, 0 where it has the whole factor
            double kept = Math.clamp((context / (double) wavelength - low) / (high - low), 0, 1);
            scaled[i] = (float) ((1 - kept) * plain[i] / factor + kept * plain[i]);
        }
        return scaled;
    }
}
