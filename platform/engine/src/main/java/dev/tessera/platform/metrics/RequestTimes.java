package dev.tessera.platform.metrics;

import static dev.tessera.platform.metrics.EngineBuckets.FIRST_TOKEN;
import static dev.tessera.platform.metrics.EngineBuckets.FURTHER_TOKEN;
import static dev.tessera.platform.metrics.EngineBuckets.REQUEST;

import dev.tessera.spi.metrics.Timer;

/**
 * How long requests take. A request arrives, waits in the queue, is scheduled, has its prompt processed up to the first token
 * (prefill), and then generates further tokens (decode). Thread-safe.
 */
public final class RequestTimes {
    private final Timer firstToken;
    private final Timer interToken;
    private final Timer perOutputToken;
    private final Timer endToEnd;
    private final Timer queue;
    private final Timer inference;
    private final Timer prefill;
    private final Timer decode;

    RequestTimes(ModelSeries series) {
        this.firstToken = series.timer("time_to_first_token_seconds", "Time to the first token.", FIRST_TOKEN);
        this.interToken = series.timer("inter_token_latency_seconds", "Time between two tokens.", FURTHER_TOKEN);
        this.perOutputToken = series.timer(
                "request_time_per_output_token_seconds", "A request's mean time per further token.", FURTHER_TOKEN);
        this.endToEnd = series.timer("e2e_request_latency_seconds", "Time from arrival to the last token.", REQUEST);
        this.queue = series.timer("request_queue_time_seconds", "Time spent waiting.", REQUEST);
        this.inference = series.timer("request_inference_time_seconds", "Time spent running.", REQUEST);
        this.prefill = series.timer("request_prefill_time_seconds", "Time spent in prefill.", REQUEST);
        this.decode = series.timer("request_decode_time_seconds", "Time spent in decode.", REQUEST);
    }

    /** From arrival to the first token, for each request that gets one. */
    public Timer firstToken() {
        return firstToken;
    }

    /** From each token to the next. */
    public Timer interToken() {
        return interToken;
    }

    /** Decode divided by the tokens after the first, once for each finished request with more than one token. */
    public Timer perOutputToken() {
        return perOutputToken;
    }

    /** From arrival to the last token, once for each finished request, as are all that follow. */
    public Timer endToEnd() {
        return endToEnd;
    }

    /** From arrival in the queue to the first time that the request is scheduled. */
    public Timer queue() {
        return queue;
    }

    /** From the first time that the request is scheduled to its last token. */
    public Timer inference() {
        return inference;
    }

    /** From the first time that the request is scheduled to its first token. */
    public Timer prefill() {
        return prefill;
    }

    /** From the first token to the last. */
    public Timer decode() {
        return decode;
    }
}
