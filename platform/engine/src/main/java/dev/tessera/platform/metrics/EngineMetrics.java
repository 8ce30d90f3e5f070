package dev.tessera.platform.metrics;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.metrics.Counter;
import dev.tessera.spi.metrics.Gauge;
import dev.tessera.spi.metrics.Histogram;
import dev.tessera.spi.metrics.Metric;
import dev.tessera.spi.metrics.Metrics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine records, under vLLM's names with {@code tessera_} in place of {@code vllm:}. An engine has one, and closes
 * it before its state is gone. Thread-safe.
 */
public final class EngineMetrics implements AutoCloseable {
    private final Counter prefixCacheQueries;
    private final Counter prefixCacheHits;
    private final Counter preemptions;
    private final Counter promptTokens;
    private final Counter cachedPromptTokens;
    private final Counter computedHere;
    private final Counter foundHere;
    private final Counter generationTokens;
    private final Histogram iterationTokens;
    private final Histogram batchSize;
    private final Map<FinishReason, Counter> finished = new EnumMap<>(FinishReason.class);
    private final Counter aborted;
    private final Counter failed;
    private final RequestSizes requestSizes;
    private final RequestTimes requestTimes;
    private final List<Gauge> gauges;
    private final ModelSeries series;
    private Optional<Gauge> cacheConfig = Optional.empty();

    /**
     * Creates all series, so that they are there before the first request.
     *
     * @throws dev.tessera.spi.error.TesseraException INTERNAL_ERROR where an engine for a model of this name has metrics
     *     already
     */
    public EngineMetrics(Metrics metrics, ServedModel model, EngineState state) {
        requireNonNull(state, "state is null");
        this.series = new ModelSeries(metrics, model.name());
        this.prefixCacheQueries =
                series.counter("prefix_cache_queries", "Prompt tokens looked up in the prefix cache.");
        this.prefixCacheHits = series.counter("prefix_cache_hits", "Prompt tokens found in the prefix cache.");
        this.preemptions = series.counter("num_preemptions", "Requests that had to make room and were computed again.");
        this.promptTokens = series.counter("prompt_tokens", "Prompt tokens processed.");
        this.cachedPromptTokens = series.counter("prompt_tokens_cached", "Prompt tokens taken from the prefix cache.");
        this.computedHere = bySource(series, "local_compute");
        this.foundHere = bySource(series, "local_cache_hit");
        this.generationTokens = series.counter("generation_tokens", "Tokens generated.");
        this.iterationTokens = series.histogram(
                "iteration_tokens_total", "Tokens processed in a step of the engine.", EngineBuckets.ITERATION_TOKENS);
        this.batchSize = series.histogram("batch_size", "Sequences in a step of the engine.", EngineBuckets.SEQUENCES);
        for (FinishReason reason : FinishReason.values()) {
            finished.put(reason, success(series, reason.name().toLowerCase(Locale.ROOT)));
        }
        this.aborted = success(series, "abort");
        this.failed = success(series, "error");
        this.requestSizes = new RequestSizes(series, model.contextLength());
        this.requestTimes = new RequestTimes(series);
        this.gauges = gauges(series, state);
    }

    private static Counter bySource(ModelSeries series, String source) {
        return series.counter("prompt_tokens_by_source", "Prompt tokens by where they came from.", "source", source);
    }

    private static Counter success(ModelSeries series, String reason) {
        return series.counter("request_success", "Requests finished, by why they ended.", "finished_reason", reason);
    }

    private static List<Gauge> gauges(ModelSeries series, EngineState state) {
        // the first refuses a second engine of the same model, before there is anything to take back
        return List.of(
                series.gauge("num_requests_running", "Requests in the engine's batch.", state::runningRequests),
                series.gauge("num_requests_waiting", "Requests that wait for their turn.", state::waitingRequests),
                series.gauge(
                        "num_requests_waiting_by_reason",
                        "Requests that wait, by what for; here all wait for room.",
                        "reason",
                        "capacity",
                        state::waitingRequests),
                series.gauge("kv_cache_usage_perc", "Part of the KV cache in use, from 0 to 1.", state::kvCacheUsage),
                series.gauge(
                        "encoder_cache_usage_perc",
                        "Part of the encoder cache that requests use, from 0 to 1.",
                        state::encoderCacheUsage));
    }

    /** Prompt tokens looked up in the prefix cache. */
    public Counter prefixCacheQueries() {
        return prefixCacheQueries;
    }

    /** Those of them that were found. */
    public Counter prefixCacheHits() {
        return prefixCacheHits;
    }

    /** Requests that had to make room and are computed again. */
    public Counter preemptions() {
        return preemptions;
    }

    /**
     * Notes a prompt whose request runs for the first time.
     *
     * @param tokens all of its tokens
     * @param cached those of them that came from the prefix cache
     */
    public void prompt(int tokens, int cached) {
        promptTokens.add(tokens);
        cachedPromptTokens.add(cached);
        computedHere.add(tokens - cached);
        foundHere.add(cached);
    }

    /** Tokens generated. */
    public Counter generationTokens() {
        return generationTokens;
    }

    /** Tokens of each step, prompt and generated. */
    public Histogram iterationTokens() {
        return iterationTokens;
    }

    /** Sequences of each step. */
    public Histogram batchSize() {
        return batchSize;
    }

    /** Requests that were answered to the end. */
    public Counter finished(FinishReason reason) {
        return finished.get(requireNonNull(reason, "reason is null"));
    }

    /** Requests that were cancelled. */
    public Counter aborted() {
        return aborted;
    }

    /** Requests that failed. */
    public Counter failed() {
        return failed;
    }

    /** How large requests are. */
    public RequestSizes requestSizes() {
        return requestSizes;
    }

    /** How long requests take. */
    public RequestTimes requestTimes() {
        return requestTimes;
    }

    /**
     * Says how the KV cache is made, once that is known.
     *
     * @param blockSize tokens in a block
     * @param blocks blocks of the cache
     * @param prefixCaching whether prompts that begin alike share blocks
     */
    public synchronized void keyValueCache(int blockSize, int blocks, boolean prefixCaching) {
        Metric info = series.metric("cache_config_info", "How the KV cache is made; always 1.")
                .withTag("block_size", String.valueOf(blockSize))
                // vLLM's name, whatever the device
                .withTag("num_gpu_blocks", String.valueOf(blocks))
                .withTag("kv_cache_size_tokens", String.valueOf((long) blocks * blockSize))
                .withTag("enable_prefix_caching", String.valueOf(prefixCaching));
        cacheConfig = Optional.of(series.metrics().gauge(info, () -> 1));
    }

    /** Takes the gauges away. Counters and histograms stay, as scrapers expect of them. */
    @Override
    public synchronized void close() {
        gauges.forEach(Gauge::close);
        cacheConfig.ifPresent(Gauge::close);
    }
}
