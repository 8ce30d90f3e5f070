package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads how tokens are chosen and when to stop: OpenAI's fields and vLLM's further ones. Fields that endpoints write
 * differently, such as those on log-probabilities, are theirs to add to the builder.
 */
public final class SamplingReader {
    /** Every generated token is held against every stop text. */
    static final int MAX_STOPS = 256;

    /** With vLLM, as good as no seed. */
    private static final long RANDOM_SEED = -1;

    private SamplingReader() {}

    public static SamplingParameters.Builder read(RequestObject body) {
        SamplingParameters.Builder sampling = SamplingParameters.builder();
        body.find("max_tokens").map(RequestValue::integer).ifPresent(sampling::maxTokens);
        body.find("min_tokens").map(RequestValue::integer).ifPresent(sampling::minTokens);
        body.find("temperature").map(RequestValue::number).ifPresent(sampling::temperature);
        body.find("top_p").map(RequestValue::number).ifPresent(sampling::topP);
        body.find("top_k").map(SamplingReader::topK).ifPresent(sampling::topK);
        body.find("min_p").map(RequestValue::number).ifPresent(sampling::minP);
        body.find("repetition_penalty").map(RequestValue::number).ifPresent(sampling::repetitionPenalty);
        body.find("presence_penalty").map(RequestValue::number).ifPresent(sampling::presencePenalty);
        body.find("frequency_penalty").map(RequestValue::number).ifPresent(sampling::frequencyPenalty);
        body.find("seed")
                .map(RequestValue::wholeNumber)
                .filter(seed -> seed != RANDOM_SEED)
                .ifPresent(sampling::seed);
        body.find("stop").map(SamplingReader::stop).ifPresent(sampling::stop);
        body.find("stop_token_ids").map(SamplingReader::stopTokenIds).ifPresent(sampling::stopTokenIds);
        body.find("ignore_eos").map(RequestValue::flag).ifPresent(sampling::ignoreEos);
        return sampling;
    }

    /**
     * Builds the parameters, which checks their ranges.
     *
     * @throws TesseraException INVALID_REQUEST that names the field, the value and the range
     */
    public static SamplingParameters build(SamplingParameters.Builder sampling) {
        try {
            return sampling.build();
        } catch (IllegalArgumentException exception) {
            // The message begins with the name of the parameter, which is that of the field.
            String message = exception.getMessage();
            throw new TesseraException(INVALID_REQUEST, message, exception)
                    .withParameter(message.substring(0, message.indexOf(' ')));
        }
    }

    /** Both vLLM's old word for all tokens and its new one. */
    private static int topK(RequestValue value) {
        int topK = value.integer();
        return topK == -1 ? 0 : topK;
    }

    private static List<String> stop(RequestValue value) {
        if (value.value() instanceof String text) {
            return List.of(text);
        }
        if (!(value.value() instanceof List)) {
            throw value.mustBe("a string or a list of strings");
        }
        return elements(value).stream().map(RequestValue::text).toList();
    }

    private static Set<Integer> stopTokenIds(RequestValue value) {
        Set<Integer> ids = new HashSet<>();
        for (RequestValue element : elements(value)) {
            if (element.integer() < 0) {
                throw element.mustBe("a token id of at least 0");
            }
            ids.add(element.integer());
        }
        return ids;
    }

    private static List<RequestValue> elements(RequestValue value) {
        List<RequestValue> elements = value.elements();
        if (elements.size() > MAX_STOPS) {
            throw value.error("has %d elements, but at most %d are allowed".formatted(elements.size(), MAX_STOPS));
        }
        return elements;
    }
}
