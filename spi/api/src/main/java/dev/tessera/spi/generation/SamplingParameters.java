package dev.tessera.spi.generation;

import static dev.tessera.spi.generation.Limits.require;
import static dev.tessera.spi.generation.Limits.requireRange;
import static dev.tessera.spi.generation.Limits.requireTexts;
import static dev.tessera.spi.generation.Limits.requireTokenIds;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How tokens are chosen, after how much of the prompt, and when to stop. What is left open is taken from what is configured,
 * then from the checkpoint's {@code generation_config.json}, and where that is silent too, from the defaults named here, which
 * are vLLM's.
 *
 * @param n answers to one prompt, 1 to {@value #MAX_CHOICES}, or to the width of a beam search; default 1
 * @param maxTokens most tokens to generate, at least 1; default: until the context is full
 * @param minTokens tokens before which no end-of-sequence or stop token is chosen
 * @param temperature 0 picks the likeliest token, more is more random; default 1
 * @param topP least probability mass to choose from, above 0 and at most 1; default 1
 * @param topK most tokens to choose from; 0 is all; default 0
 * @param minP least probability relative to the likeliest token, 0 to 1; default 0
 * @param repetitionPenalty divides the score of tokens seen before, above 0; default 1
 * @param presencePenalty subtracted from the score of tokens generated before, -2 to 2; default 0
 * @param frequencyPenalty the same times the number of occurrences, -2 to 2; default 0
 * @param seed makes the choice repeatable; default: random
 * @param stop texts at which the answer ends
 * @param includeStopText whether the answer ends after the stop text, or the text of the stop token, instead of before it
 * @param stopTokenIds further tokens that end the answer
 * @param ignoreEos whether end-of-sequence tokens are ordinary ones
 * @param logprobs for each token, how many of the likeliest to report beside it, at most {@value #MAX_LOGPROBS}; default:
 *     no log-probabilities at all
 * @param promptLogprobs the same for the tokens of the prompt
 * @param constraints what is said about single tokens
 * @param skipSpecialTokens whether special tokens leave no text in the answer; default true
 * @param beamSearch searches for the likeliest answers instead of drawing tokens; default: no search
 * @param truncation cuts a prompt that is too long; default: the prompt is refused
 */
public record SamplingParameters(
        int n,
        Optional<Integer> maxTokens,
        int minTokens,
        Optional<Double> temperature,
        Optional<Double> topP,
        Optional<Integer> topK,
        Optional<Double> minP,
        Optional<Double> repetitionPenalty,
        Optional<Double> presencePenalty,
        Optional<Double> frequencyPenalty,
        Optional<Long> seed,
        List<String> stop,
        boolean includeStopText,
        Set<Integer> stopTokenIds,
        boolean ignoreEos,
        Optional<Integer> logprobs,
        Optional<Integer> promptLogprobs,
        TokenConstraints constraints,
        boolean skipSpecialTokens,
        Optional<BeamSearch> beamSearch,
        Optional<PromptTruncation> truncation) {
    /** Most answers to one prompt. */
    public static final int MAX_CHOICES = 128;
    /** Most alternatives that are reported for a token. */
    public static final int MAX_LOGPROBS = 20;
    /** Most stop texts, and most stop tokens; every generated token is held against all of them. */
    public static final int MAX_STOPS = 256;
    /** Longest stop text, in characters; so much of an answer may be held back. */
    public static final int MAX_STOP_LENGTH = 1024;

    public SamplingParameters {
        requireRange("n", n, 1, MAX_CHOICES);
        maxTokens.ifPresent(value -> require(value >= 1, "max_tokens", value, "at least 1"));
        require(minTokens >= 0, "min_tokens", minTokens, "at least 0");
        require(
                maxTokens.isEmpty() || minTokens <= maxTokens.get(),
                "min_tokens",
                minTokens,
                "at most max_tokens " + maxTokens.orElse(0));
        temperature.ifPresent(value -> requireRange("temperature", value, 0, 100));
        topP.ifPresent(value -> require(value > 0 && value <= 1, "top_p", value, "above 0 and at most 1"));
        topK.ifPresent(value -> require(value >= 0, "top_k", value, "at least 0"));
        minP.ifPresent(value -> requireRange("min_p", value, 0, 1));
        repetitionPenalty.ifPresent(
                value -> require(value > 0 && value <= 100, "repetition_penalty", value, "above 0 and at most 100"));
        presencePenalty.ifPresent(value -> requireRange("presence_penalty", value, -2, 2));
        frequencyPenalty.ifPresent(value -> requireRange("frequency_penalty", value, -2, 2));
        stop = List.copyOf(stop);
        requireTexts("stop", stop, MAX_STOPS, MAX_STOP_LENGTH);
        stopTokenIds = Set.copyOf(stopTokenIds);
        requireTokenIds("stop_token_ids", stopTokenIds, MAX_STOPS);
        logprobs.ifPresent(value -> requireRange("logprobs", value, 0, MAX_LOGPROBS));
        promptLogprobs.ifPresent(value -> requireRange("prompt_logprobs", value, 0, MAX_LOGPROBS));
        requireNonNull(constraints, "constraints is null");
        beamSearch.ifPresent(search ->
                require(n <= search.width(), "n", n, "at most the width of the beam search, " + search.width()));
        requireNonNull(truncation, "truncation is null");
    }

    /** Everything left open. */
    public static Builder builder() {
        return new Builder();
    }

    /** Sets parameters one by one. Values are checked when the record is built. */
    public static final class Builder {
        private int n = 1;
        private Optional<Integer> maxTokens = Optional.empty();
        private int minTokens;
        private Optional<Double> temperature = Optional.empty();
        private Optional<Double> topP = Optional.empty();
        private Optional<Integer> topK = Optional.empty();
        private Optional<Double> minP = Optional.empty();
        private Optional<Double> repetitionPenalty = Optional.empty();
        private Optional<Double> presencePenalty = Optional.empty();
        private Optional<Double> frequencyPenalty = Optional.empty();
        private Optional<Long> seed = Optional.empty();
        private List<String> stop = List.of();
        private Set<Integer> stopTokenIds = Set.of();
        private boolean ignoreEos;
        private boolean includeStopText;
        private Optional<Integer> logprobs = Optional.empty();
        private Optional<Integer> promptLogprobs = Optional.empty();
        private Map<Integer, Double> logitBias = Map.of();
        private List<String> badWords = List.of();
        private Set<Integer> allowedTokenIds = Set.of();
        private boolean skipSpecialTokens = true;
        private Optional<Integer> beamWidth = Optional.empty();
        private double lengthPenalty = 1;
        private Optional<PromptTruncation> truncation = Optional.empty();

        private Builder() {}

        public Builder n(int value) {
            n = value;
            return this;
        }

        public Builder maxTokens(int value) {
            maxTokens = Optional.of(value);
            return this;
        }

        public Builder minTokens(int value) {
            minTokens = value;
            return this;
        }

        public Builder temperature(double value) {
            temperature = Optional.of(value);
            return this;
        }

        public Builder topP(double value) {
            topP = Optional.of(value);
            return this;
        }

        public Builder topK(int value) {
            topK = Optional.of(value);
            return this;
        }

        public Builder minP(double value) {
            minP = Optional.of(value);
            return this;
        }

        public Builder repetitionPenalty(double value) {
            repetitionPenalty = Optional.of(value);
            return this;
        }

        public Builder presencePenalty(double value) {
            presencePenalty = Optional.of(value);
            return this;
        }

        public Builder frequencyPenalty(double value) {
            frequencyPenalty = Optional.of(value);
            return this;
        }

        public Builder seed(long value) {
            seed = Optional.of(value);
            return this;
        }

        public Builder stop(List<String> texts) {
            stop = texts;
            return this;
        }

        public Builder stopTokenIds(Set<Integer> ids) {
            stopTokenIds = ids;
            return this;
        }

        public Builder ignoreEos(boolean value) {
            ignoreEos = value;
            return this;
        }

        public Builder logprobs(int alternatives) {
            logprobs = Optional.of(alternatives);
            return this;
        }

        public Builder includeStopText(boolean value) {
            includeStopText = value;
            return this;
        }

        public Builder promptLogprobs(int alternatives) {
            promptLogprobs = Optional.of(alternatives);
            return this;
        }

        public Builder logitBias(Map<Integer, Double> biases) {
            logitBias = biases;
            return this;
        }

        public Builder badWords(List<String> words) {
            badWords = words;
            return this;
        }

        public Builder allowedTokenIds(Set<Integer> ids) {
            allowedTokenIds = ids;
            return this;
        }

        public Builder skipSpecialTokens(boolean value) {
            skipSpecialTokens = value;
            return this;
        }

        /** Asks for a beam search, which finds at most so many answers. */
        public Builder beamWidth(int value) {
            beamWidth = Optional.of(value);
            return this;
        }

        /** How a beam search rates long answers; default 1. */
        public Builder lengthPenalty(double value) {
            lengthPenalty = value;
            return this;
        }

        public Builder truncation(PromptTruncation value) {
            truncation = Optional.of(value);
            return this;
        }

        public SamplingParameters build() {
            return new SamplingParameters(
                    n,
                    maxTokens,
                    minTokens,
                    temperature,
                    topP,
                    topK,
                    minP,
                    repetitionPenalty,
                    presencePenalty,
                    frequencyPenalty,
                    seed,
                    stop,
                    includeStopText,
                    stopTokenIds,
                    ignoreEos,
                    logprobs,
                    promptLogprobs,
                    new TokenConstraints(logitBias, badWords, allowedTokenIds),
                    skipSpecialTokens,
                    beamWidth.map(width -> new BeamSearch(width, lengthPenalty)),
                    truncation);
        }
    }
}
