package dev.tessera.platform.metrics;

import static dev.tessera.spi.generation.FinishReason.LENGTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineMetricsTest {
    private static final ServedModel MODEL = new ServedModel("m", 4096, Set.of());

    private record State(int runningRequests, int waitingRequests, double kvCacheUsage, double encoderCacheUsage)
            implements EngineState {}

    @ParameterizedTest
    @CsvSource({
        "num_requests_running, gauge",
        "num_requests_waiting, gauge",
        "kv_cache_usage_perc, gauge",
        "prefix_cache_queries_total, counter",
        "prefix_cache_hits_total, counter",
        "num_preemptions_total, counter",
        "prompt_tokens_total, counter",
        "prompt_tokens_cached_total, counter",
        "prompt_tokens_by_source_total, counter",
        "generation_tokens_total, counter",
        "request_success_total, counter",
        "iteration_tokens_total, histogram",
        "request_prompt_tokens, histogram",
        "request_generation_tokens, histogram",
        "request_max_num_generation_tokens, histogram",
        "request_params_n, histogram",
        "request_params_max_tokens, histogram",
        "request_num_preemptions, histogram",
        "time_to_first_token_seconds, histogram",
        "inter_token_latency_seconds, histogram",
        "request_time_per_output_token_seconds, histogram",
        "e2e_request_latency_seconds, histogram",
        "request_queue_time_seconds, histogram",
        "request_inference_time_seconds, histogram",
        "request_prefill_time_seconds, histogram",
        "request_decode_time_seconds, histogram",
        "batch_size, histogram"
    })
    void everythingIsThereBeforeTheFirstRequest(String name, String type) {
        try (PrometheusMetrics metrics = new PrometheusMetrics();
                EngineMetrics _ = new EngineMetrics(metrics, MODEL, new State(0, 0, 0, 0))) {
            assertThat(new TestingExposition(metrics.exposition()).types()).containsEntry("tessera_" + name, type);
        }
    }

    @Test
    void seriesAreOfTheModelAndRequestsOfWhyTheyEnded() {
        TestingMetrics metrics = new TestingMetrics();
        try (EngineMetrics engine = new EngineMetrics(metrics, MODEL, new State(2, 3, 0.25, 0.5))) {
            engine.finished(LENGTH).increment();
            engine.aborted().increment();
            engine.prompt(17, 5);
            engine.iterationTokens().record(18);
            engine.requestSizes().choices().record(2);
            engine.requestTimes().firstToken().record(Duration.ofMillis(30));

            assertThat(metrics.counted("request_success{finished_reason=length, model_name=m}"))
                    .isEqualTo(1);
            assertThat(metrics.counted("request_success{finished_reason=abort, model_name=m}"))
                    .isEqualTo(1);
            assertThat(metrics.counted("prompt_tokens{model_name=m}")).isEqualTo(17);
            assertThat(metrics.counted("prompt_tokens_cached{model_name=m}")).isEqualTo(5);
            assertThat(metrics.counted("prompt_tokens_by_source{model_name=m, source=local_compute}"))
                    .isEqualTo(12);
            assertThat(metrics.counted("prompt_tokens_by_source{model_name=m, source=local_cache_hit}"))
                    .isEqualTo(5);
            assertThat(metrics.recorded("iteration_tokens_total{model_name=m}")).containsExactly(18L);
            assertThat(metrics.recorded("request_params_n{model_name=m}")).containsExactly(2L);
            assertThat(metrics.timed("time_to_first_token_seconds{model_name=m}"))
                    .containsExactly(Duration.ofMillis(30));
            assertThat(metrics.gauged("num_requests_running{model_name=m}")).isEqualTo(2);
            assertThat(metrics.gauged("num_requests_waiting{model_name=m}")).isEqualTo(3);
            assertThat(metrics.gauged("num_requests_waiting_by_reason{model_name=m, reason=capacity}"))
                    .isEqualTo(3);
            assertThat(metrics.gauged("kv_cache_usage_perc{model_name=m}")).isEqualTo(0.25);
            assertThat(metrics.gauged("encoder_cache_usage_perc{model_name=m}")).isEqualTo(0.5);
        }
        assertThat(metrics.gauged("num_requests_running{model_name=m}")).isNaN();
    }

    @Test
    void modelsOfOtherNamesAndContextsAreBesideEachOtherAndOneComesBackAfterItsClose() {
        try (PrometheusMetrics metrics = new PrometheusMetrics()) {
            EngineMetrics first = new EngineMetrics(metrics, MODEL, new State(1, 0, 0, 0));
            EngineMetrics second =
                    new EngineMetrics(metrics, new ServedModel("n", 32_768, Set.of()), new State(2, 0, 0, 0));
            assertThatThrownBy(() -> new EngineMetrics(metrics, MODEL, new State(3, 0, 0, 0)))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("the gauge \"num_requests_running\" with the tags {model_name=m} is open already");
            first.close();
            try (EngineMetrics _ = new EngineMetrics(metrics, MODEL, new State(4, 0, 0, 0))) {
                TestingExposition exposition = new TestingExposition(metrics.exposition());
                assertThat(exposition.value("tessera_num_requests_running{model_name=\"m\"}"))
                        .isEqualTo(4);
                assertThat(exposition.value("tessera_num_requests_running{model_name=\"n\"}"))
                        .isEqualTo(2);
            }
            second.close();
        }
    }

    @Test
    void bucketsAreThoseOfVllm() {
        try (PrometheusMetrics metrics = new PrometheusMetrics();
                EngineMetrics _ = new EngineMetrics(metrics, MODEL, new State(0, 0, 0, 0))) {
            TestingExposition exposition = new TestingExposition(metrics.exposition());

            assertThat(exposition.bounds("tessera_time_to_first_token_seconds"))
                    .startsWith("0.001", "0.005", "0.01", "0.02", "0.04")
                    .endsWith("160.0", "640.0", "2560.0", "+Inf")
                    .hasSize(23);
            assertThat(exposition.bounds("tessera_inter_token_latency_seconds"))
                    .startsWith("0.01", "0.025", "0.05", "0.075")
                    .endsWith("40.0", "80.0", "+Inf")
                    .hasSize(20);
            assertThat(exposition.bounds("tessera_e2e_request_latency_seconds"))
                    .startsWith("0.3", "0.5", "0.8")
                    .endsWith("1920.0", "7680.0", "+Inf")
                    .hasSize(22);
            assertThat(exposition.bounds("tessera_iteration_tokens_total"))
                    .startsWith("1.0", "8.0", "16.0")
                    .endsWith("8192.0", "16384.0", "+Inf")
                    .hasSize(14);
            assertThat(exposition.bounds("tessera_request_prompt_tokens"))
                    .startsWith("1.0", "2.0", "5.0", "10.0")
                    .endsWith("1000.0", "2000.0", "+Inf")
                    .hasSize(12);
        }
    }

    @Test
    void tokenBucketsEndWithTheContext() {
        assertThat(EngineBuckets.tokensUpTo(1).upperBounds()).containsExactly(1.0);
        assertThat(EngineBuckets.tokensUpTo(100).upperBounds()).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
        assertThat(EngineBuckets.tokensUpTo(499).upperBounds()).endsWith(100.0, 200.0);
        assertThat(EngineBuckets.tokensUpTo(Integer.MAX_VALUE).upperBounds()).endsWith(1e9, 2e9);
    }
}
