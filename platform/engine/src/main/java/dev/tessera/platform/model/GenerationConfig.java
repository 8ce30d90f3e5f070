package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.json.JsonReader;
import dev.tessera.spi.config.Setting;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Which advice on sampling holds for requests that do not say how to sample.
 *
 * @param source whose it is
 * @param overrides JSON object with advice that comes first, in the words of {@code generation_config.json}
 */
public record GenerationConfig(
        @Setting(
                key = "generation-config",
                description =
                        "Whose advice on sampling holds where requests have none: the checkpoint's (auto), or nobody's,"
                                + " so that vLLM's defaults hold (vllm)",
                defaultValue = "auto")
        Source source,

        @Setting(
                key = "override-generation-config",
                description = "Advice on sampling that comes before the checkpoint's, as a JSON object, such as"
                        + " {\"temperature\": 0.5}")
        Optional<String> overrides) {
    /** What the keys begin with. */
    public static final String PREFIX = "model";

    private static final String OVERRIDES = "model.override-generation-config";
    private static final Set<String> KNOWN =
            Set.of("temperature", "top_p", "top_k", "min_p", "repetition_penalty", "max_new_tokens", "do_sample");

    /** Whose advice it is. */
    public enum Source {
        /** The checkpoint's, and vLLM's defaults where it is silent. */
        AUTO,
        /** Nobody's, so that vLLM's defaults hold. */
        VLLM
    }

    public GenerationConfig {
        requireNonNull(source, "source is null");
        requireNonNull(overrides, "overrides is null");
        try {
            check(read(overrides));
        } catch (TesseraException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(OVERRIDES, e.getMessage()), e);
        }
    }

    /** The advice that comes first. */
    JsonObject advice() {
        return read(overrides);
    }

    private static JsonObject read(Optional<String> text) {
        return text.map(json -> JsonReader.read(json.getBytes(UTF_8), OVERRIDES, INVALID_CONFIGURATION))
                .orElseGet(() -> JsonObject.empty(OVERRIDES, INVALID_CONFIGURATION));
    }

    /** What may be given is what requests may. */
    private static void check(JsonObject advice) {
        advice.requireKnown(KNOWN);
        SamplingParameters.Builder sampling = SamplingParameters.builder();
        advice.findNumber("temperature").ifPresent(sampling::temperature);
        advice.findNumber("top_p").ifPresent(sampling::topP);
        advice.findInteger("top_k").ifPresent(sampling::topK);
        advice.findNumber("min_p").ifPresent(sampling::minP);
        advice.findNumber("repetition_penalty").ifPresent(sampling::repetitionPenalty);
        SamplingParameters _ = sampling.build();
        Optional<Integer> _ = advice.findPositive("max_new_tokens");
        Optional<Boolean> _ = advice.findFlag("do_sample");
    }
}
