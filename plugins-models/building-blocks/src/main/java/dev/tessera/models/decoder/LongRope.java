package dev.tessera.models.decoder;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import java.util.List;

/**
 * LongRoPE (Ding et al., 2024) as the models of Phi-3 have it, whose older configurations call it "su": every pair of features
 * turns slower by a factor of its own, and cosines and sines grow with the context. There is a set of factors for sequences
 * within the context of the first training and one for longer sequences. As in vLLM the longest sequence decides for all, so
 * that what is cached of one is good for another.
 *
 * @param frequencies half the head width
 * @param scale what cosines and sines are multiplied with
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares it
public record LongRope(float[] frequencies, float scale) {
    private static final String ORIGINAL = "original_max_position_embeddings";

    public LongRope {
        requireNonNull(frequencies, "frequencies is null");
    }

    /**
     * Reads a configuration.
     *
     * @param text the object with {@code rope_scaling}
     * @param width of a head
     * @param maxLength tokens of the longest sequence
     */
    public static LongRope read(JsonObject text, int width, int maxLength) {
        JsonObject scaling = RotaryFrequencies.scaling(text).orElseThrow(() -> text.error("rope_scaling", "missing"));
        String type = RotaryFrequencies.type(scaling);
        if (!type.equals("su") && !type.equals("longrope")) {
            throw scaling.error("type", "rotary scaling of type %s is not supported".formatted(type));
        }
        int original = text.findPositive(ORIGINAL).orElseGet(() -> scaling.positive(ORIGINAL));
        List<Double> factors = factors(scaling, maxLength > original ? "long_factor" : "short_factor", width / 2);
        double theta = RotaryFrequencies.theta(text);
        float[] frequencies = new float[factors.size()];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = 1f / (factors.get(i).floatValue() * (float) Math.pow(theta, 2f * i / width));
        }
        return new LongRope(frequencies, scale(text.positive("max_position_embeddings"), original));
    }

    private static List<Double> factors(JsonObject scaling, String name, int count) {
        List<Double> factors = scaling.numbers(name);
        if (factors.size() != count || factors.stream().anyMatch(factor -> !(factor > 0))) {
            throw scaling.error(name, "%s are not %d positive factors".formatted(factors, count));
        }
        return factors;
    }

    /** {@code sqrt(1 + ln(max / original) / ln(original))}, where the context has grown. */
    private static float scale(int max, int original) {
        return max <= original ? 1 : (float) Math.sqrt(1 + Math.log((double) max / original) / Math.log(original));
    }
}
