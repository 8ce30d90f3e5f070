package dev.tessera.distribution;

import java.util.List;

/** vLLM's metrics that belong to what Tessera does, as they are written after {@code tessera_}. */
final class VllmMetrics {
    static final List<String> NAMES = List.of(
            "num_requests_running",
            "num_requests_waiting",
            "num_requests_waiting_by_reason",
            "kv_cache_usage_perc",
            "cache_config_info",
            "prefix_cache_queries_total",
            "prefix_cache_hits_total",
            "mm_cache_queries_total",
            "mm_cache_hits_total",
            "num_preemptions_total",
            "prompt_tokens_total",
            "prompt_tokens_by_source_total",
            "prompt_tokens_cached_total",
            "generation_tokens_total",
            "iteration_tokens_total_bucket",
            "request_success_total",
            "request_prompt_tokens_bucket",
            "request_generation_tokens_bucket",
            "request_params_n_bucket",
            "request_params_max_tokens_bucket",
            "request_max_num_generation_tokens_bucket",
            "request_num_preemptions_bucket",
            "time_to_first_token_seconds_bucket",
            "inter_token_latency_seconds_bucket",
            "request_time_per_output_token_seconds_bucket",
            "e2e_request_latency_seconds_bucket",
            "request_queue_time_seconds_bucket",
            "request_inference_time_seconds_bucket",
            "request_prefill_time_seconds_bucket",
            "request_decode_time_seconds_bucket");

    private VllmMetrics() {}
}
