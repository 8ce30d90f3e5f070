package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.generation.SamplingParameters.MAX_STOPS;
import static dev.tessera.spi.generation.TokenConstraints.MAX_ALLOWED_TOKENS;
import static dev.tessera.spi.generation.TokenConstraints.MAX_BAD_WORDS;
import static java.util.stream.Collectors.joining;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads how tokens are chosen and when to stop: OpenAI's fields and vLLM's further ones. Fields that endpoints write
 * differently, such as those on log-probabilities, are theirs to add to the builder.
 */
public final class SamplingReader {
    /** Few enough digits for an int. */
    private static final Pattern TOKEN_ID = Pattern.compile("[0-9]{1,9}");

    /** As many as can be read in an error. */
    private static final int MAX_SHOWN_NAMES = 8;

    /** With vLLM, as good as no seed. */
    private static final long RANDOM_SEED = -1;

    private SamplingReader() {}

    /** Reads what all endpoints have in common. */
    public static SamplingParameters.Builder read(RequestObject body) {
        return read(body, 1);
    }

    /** @param leastMaxTokens the least that {@code max_tokens} may be */
    public static SamplingParameters.Builder read(RequestObject body, int leastMaxTokens) {
        SamplingParameters.Builder sampling = SamplingParameters.builder();
        body.find("max_tokens").map(value -> value.atLeast(leastMaxTokens)).ifPresent(sampling::maxTokens);
        body.find("min_tokens").map(value -> value.atLeast(0)).ifPresent(sampling::minTokens);
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
        body.find("stop_token_ids").map(value -> tokenIds(value, MAX_STOPS)).ifPresent(sampling::stopTokenIds);
        body.find("ignore_eos").map(RequestValue::flag).ifPresent(sampling::ignoreEos);
        body.find("include_stop_str_in_output").map(RequestValue::flag).ifPresent(sampling::includeStopText);
        body.find("skip_special_tokens").map(RequestValue::flag).ifPresent(sampling::skipSpecialTokens);
        body.find("logit_bias").map(SamplingReader::logitBias).ifPresent(sampling::logitBias);
        body.find("bad_words").map(value -> texts(value, MAX_BAD_WORDS)).ifPresent(sampling::badWords);
        body.find("allowed_token_ids").map(SamplingReader::allowedTokenIds).ifPresent(sampling::allowedTokenIds);
        return sampling;
    }

    /**
     * Builds the parameters, which checks their ranges.
     *
     * @throws TesseraException INVALID_REQUEST that names the field, the value and the range
     */
    public static SamplingParameters build(SamplingParameters.Builder sampling) {
        return build(sampling, Map.of());
    }

    /** @param names fields of the endpoint by the names of their parameters, where these differ */
    public static SamplingParameters build(SamplingParameters.Builder sampling, Map<String, String> names) {
        try {
            return sampling.build();
        } catch (IllegalArgumentException exception) {
            // The message begins with the name of the parameter, which mostly is that of the field.
            String message = exception.getMessage();
            String parameter = message.substring(0, message.indexOf(' '));
            String field = names.getOrDefault(parameter, parameter);
            throw new TesseraException(INVALID_REQUEST, field + message.substring(parameter.length()), exception)
                    .withParameter(field);
        }
    }

    /** Both vLLM's old word for all tokens and its new one. */
    private static int topK(RequestValue value) {
        return Math.max(0, value.atLeast(-1));
    }

    private static List<String> stop(RequestValue value) {
        if (value.value() instanceof String text) {
            return List.of(text);
        }
        if (!(value.value() instanceof List)) {
            throw value.mustBe("a string or a list of strings");
        }
        return stopTexts(value);
    }

    /** A list of texts at which the answer ends. */
    public static List<String> stopTexts(RequestValue value) {
        return texts(value, MAX_STOPS);
    }

    private static List<String> texts(RequestValue value, int limit) {
        return elements(value, limit).stream().map(RequestValue::text).toList();
    }

    /** With vLLM, no tokens are not all tokens, but an error. */
    private static Set<Integer> allowedTokenIds(RequestValue value) {
        Set<Integer> ids = tokenIds(value, MAX_ALLOWED_TOKENS);
        if (ids.isEmpty()) {
            throw value.error("is empty, so that no token could be chosen");
        }
        return ids;
    }

    private static Set<Integer> tokenIds(RequestValue value, int limit) {
        Set<Integer> ids = new HashSet<>();
        for (RequestValue element : elements(value, limit)) {
            ids.add(element.atLeast(0));
        }
        return ids;
    }

    /** As JSON has no other names than strings, token ids are written as such. */
    private static Map<Integer, Double> logitBias(RequestValue value) {
        RequestObject biases = value.object();
        List<String> wrong = biases.names().stream()
                .filter(id -> !TOKEN_ID.matcher(id).matches())
                .toList();
        if (!wrong.isEmpty()) {
            throw value.error("has the name%s, but names must be token ids".formatted(shown(wrong)));
        }
        Map<Integer, Double> byToken = new HashMap<>();
        for (String id : biases.names()) {
            biases.find(id).ifPresent(bias -> byToken.put(Integer.valueOf(id), bias.number()));
        }
        return byToken;
    }

    private static String shown(List<String> names) {
        String first = names.stream()
                .limit(MAX_SHOWN_NAMES)
                .map(name -> new RequestValue(name, name, name).shown())
                .collect(joining(", "));
        int further = names.size() - MAX_SHOWN_NAMES;
        return (names.size() == 1 ? " " : "s ") + first + (further > 0 ? " and %d more".formatted(further) : "");
    }

    private static List<RequestValue> elements(RequestValue value, int limit) {
        List<RequestValue> elements = value.elements();
        if (elements.size() > limit) {
            throw value.error("has %d elements, but at most %d are allowed".formatted(elements.size(), limit));
        }
        return elements;
    }
}
