package dev.tessera.platform.metrics;

import dev.tessera.spi.metrics.Buckets;
import dev.tessera.spi.metrics.Histogram;

/**
 * How large requests are, what they ask for and how often they made room; each histogram records every finished request once.
 * Thread-safe.
 */
public final class RequestSizes {
    private final Histogram promptTokens;
    private final Histogram generationTokens;
    private final Histogram longestGeneration;
    private final Histogram choices;
    private final Histogram maxTokens;
    private final Histogram preemptions;

    RequestSizes(ModelSeries series, int contextLength) {
        Buckets tokens = EngineBuckets.tokensUpTo(contextLength);
        this.promptTokens = series.histogram("request_prompt_tokens", "Prompt tokens of a request.", tokens);
        this.generationTokens =
                series.histogram("request_generation_tokens", "Tokens generated for a request.", tokens);
        this.longestGeneration =
                series.histogram("request_max_num_generation_tokens", "Tokens of a request's longest choice.", tokens);
        this.choices = series.histogram("request_params_n", "Choices that a request asks for.", EngineBuckets.CHOICES);
        this.maxTokens = series.histogram("request_params_max_tokens", "Most tokens that a request asks for.", tokens);
        this.preemptions = series.histogram(
                "request_num_preemptions", "Times that a request had to make room.", EngineBuckets.PREEMPTIONS);
    }

    /** Prompt tokens, placeholders expanded. */
    public Histogram promptTokens() {
        return promptTokens;
    }

    /** Tokens generated, of all choices. */
    public Histogram generationTokens() {
        return generationTokens;
    }

    /** Tokens of the longest choice. */
    public Histogram longestGeneration() {
        return longestGeneration;
    }

    /** The parameter n. */
    public Histogram choices() {
        return choices;
    }

    /** The parameter max_tokens, where the request has it. */
    public Histogram maxTokens() {
        return maxTokens;
    }

    /** How often its sequences had to make room and were computed again. */
    public Histogram preemptions() {
        return preemptions;
    }
}
