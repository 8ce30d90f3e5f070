package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;

import dev.tessera.platform.sampling.BadWords;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.platform.sampling.TokenRules;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is configured about generation, then what a checkpoint says, in {@code generation_config.json} and {@code config.json}.
 * A request's own values come first. As in vLLM, a temperature that nobody names is 1; a checkpoint that says
 * {@code "do_sample": false} means 0. A checkpoint's values are advice for sampling: a request that sets the temperature to 0
 * gets the likeliest tokens, without the checkpoint's repetition penalty. A penalty that is configured holds for it all the
 * same, as in vLLM.
 */
public final class GenerationDefaults {
    private static final String REPETITION_PENALTY = "repetition_penalty";

    private final JsonObject generation;
    private final boolean greedyIsPenalized;
    private final Set<Integer> endOfSequence;

    /**
     * @param generation what holds where requests are silent
     * @param greedyIsPenalized whether its repetition penalty holds for requests too that set the temperature to 0
     */
    private GenerationDefaults(JsonObject generation, boolean greedyIsPenalized, Set<Integer> endOfSequence) {
        this.generation = generation;
        this.greedyIsPenalized = greedyIsPenalized;
        this.endOfSequence = Set.copyOf(endOfSequence);
    }

    public static GenerationDefaults read(Checkpoint checkpoint) {
        JsonObject generation = checkpoint
                .json("generation_config.json")
                .orElseGet(() -> JsonObject.empty("generation_config.json", INVALID_CHECKPOINT));
        JsonObject config = checkpoint.config();
        Set<Integer> endOfSequence = new HashSet<>(tokenIds(generation));
        if (endOfSequence.isEmpty()) {
            endOfSequence.addAll(tokenIds(config));
            config.findObject("text_config").ifPresent(text -> endOfSequence.addAll(tokenIds(text)));
        }
        return new GenerationDefaults(generation, false, endOfSequence);
    }

    /** The same with what is configured instead of the checkpoint's advice; what ends an answer stays as it is. */
    public GenerationDefaults with(GenerationConfig config) {
        Map<String, Object> advice = new HashMap<>(
                switch (config.source()) {
                    case AUTO -> generation.asMap();
                    case VLLM -> Map.<String, Object>of();
                });
        JsonObject first = config.advice();
        if (first.has("temperature")) {
            // or the checkpoint's word against sampling would hold
            advice.remove("do_sample");
        }
        first.asMap().forEach((name, value) -> {
            // what is null says nothing
            if (first.has(name)) {
                advice.put(name, value);
            }
        });
        return new GenerationDefaults(
                JsonObject.of(advice, "generation_config.json", INVALID_CHECKPOINT),
                first.has(REPETITION_PENALTY),
                endOfSequence);
    }

    /** Tokens that end an answer. */
    public Set<Integer> endOfSequence() {
        return endOfSequence;
    }

    /** Most tokens to generate: what the request says, then what is configured, then the checkpoint. */
    public Optional<Integer> maxTokens(SamplingParameters request) {
        return request.maxTokens().or(() -> generation.findPositive("max_new_tokens"));
    }

    /**
     * How to choose tokens: what the request says, then what is configured, then the checkpoint, then vLLM's defaults.
     *
     * @param badWords the request's bad words
     */
    SamplingSettings settings(SamplingParameters request, BadWords badWords) {
        Set<Integer> ending = new HashSet<>(request.stopTokenIds());
        if (!request.ignoreEos()) {
            ending.addAll(endOfSequence);
        }
        return new SamplingSettings(
                request.temperature().orElseGet(this::temperature),
                request.topP().orElseGet(() -> generation.number("top_p", 1)),
                request.topK().orElseGet(() -> generation.integer("top_k", 0)),
                request.minP().orElseGet(() -> generation.number("min_p", 0)),
                request.repetitionPenalty().orElseGet(() -> repetitionPenalty(request)),
                request.presencePenalty().orElse(0.0),
                request.frequencyPenalty().orElse(0.0),
                request.seed(),
                new TokenRules(
                        request.minTokens(),
                        ending,
                        request.constraints().logitBias(),
                        badWords,
                        request.constraints().allowedTokenIds()));
    }

    private double repetitionPenalty(SamplingParameters request) {
        boolean greedy =
                request.temperature().isPresent() && request.temperature().get() == 0;
        return greedy && !greedyIsPenalized ? 1 : generation.number(REPETITION_PENALTY, 1);
    }

    private double temperature() {
        return generation.flag("do_sample", true) ? generation.number("temperature", 1) : 0;
    }

    /** One number or a list of them. */
    private static List<Integer> tokenIds(JsonObject object) {
        String name = "eos_token_id";
        if (object.asMap().get(name) instanceof List<?>) {
            return object.integers(name);
        }
        return object.findInteger(name).map(List::of).orElse(List.of());
    }
}
