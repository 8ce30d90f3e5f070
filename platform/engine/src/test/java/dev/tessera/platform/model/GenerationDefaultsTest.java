package dev.tessera.platform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.model.GenerationConfig.Source;
import dev.tessera.platform.sampling.BadWords;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerationDefaultsTest {
    private static final SamplingParameters SILENT =
            SamplingParameters.builder().build();
    private static final String ADVICE = """
            {"temperature": 0.7, "top_p": 0.8, "top_k": 20, "min_p": 0.05, "repetition_penalty": 1.1,
             "max_new_tokens": 512}
            """;

    @Test
    void whereNobodySaysAnythingVllmsDefaultsHold() {
        GenerationDefaults defaults = GenerationDefaults.read(new TestingCheckpoint(Map.of("config.json", "{}")));
        SamplingSettings settings = settings(defaults, SILENT);
        assertThat(settings.temperature()).isEqualTo(1);
        assertThat(settings.topP()).isEqualTo(1);
        assertThat(settings.topK()).isZero();
        assertThat(settings.minP()).isZero();
        assertThat(settings.repetitionPenalty()).isEqualTo(1);
        assertThat(settings.presencePenalty()).isZero();
        assertThat(settings.frequencyPenalty()).isZero();
        assertThat(settings.seed()).isEmpty();
        assertThat(settings.rules().minTokens()).isZero();
        assertThat(settings.rules().endingTokenIds()).isEmpty();
        assertThat(defaults.maxTokens(SILENT)).isEmpty();
    }

    @Test
    void theCheckpointComesBeforeTheDefaults() {
        GenerationDefaults defaults = defaults("{}", ADVICE);
        SamplingSettings settings = settings(defaults, SILENT);
        assertThat(settings.temperature()).isEqualTo(0.7);
        assertThat(settings.topP()).isEqualTo(0.8);
        assertThat(settings.topK()).isEqualTo(20);
        assertThat(settings.minP()).isEqualTo(0.05);
        assertThat(settings.repetitionPenalty()).isEqualTo(1.1);
        assertThat(defaults.maxTokens(SILENT)).contains(512);
    }

    @Test
    void theRequestComesBeforeTheCheckpoint() {
        SamplingParameters request = SamplingParameters.builder()
                .temperature(0.2)
                .topP(0.3)
                .topK(4)
                .minP(0.5)
                .repetitionPenalty(1.6)
                .presencePenalty(0.7)
                .frequencyPenalty(0.8)
                .seed(9)
                .minTokens(10)
                .maxTokens(11)
                .build();
        GenerationDefaults defaults = defaults("{}", ADVICE);
        SamplingSettings settings = settings(defaults, request);
        assertThat(settings.temperature()).isEqualTo(0.2);
        assertThat(settings.topP()).isEqualTo(0.3);
        assertThat(settings.topK()).isEqualTo(4);
        assertThat(settings.minP()).isEqualTo(0.5);
        assertThat(settings.repetitionPenalty()).isEqualTo(1.6);
        assertThat(settings.presencePenalty()).isEqualTo(0.7);
        assertThat(settings.frequencyPenalty()).isEqualTo(0.8);
        assertThat(settings.seed()).contains(9L);
        assertThat(settings.rules().minTokens()).isEqualTo(10);
        assertThat(defaults.maxTokens(request)).contains(11);
    }

    @Test
    void aCheckpointThatDoesNotSampleMeansTheLikeliestToken() {
        GenerationDefaults defaults = defaults("{}", "{\"do_sample\": false, \"temperature\": 0.7}");
        assertThat(settings(defaults, SILENT).temperature()).isZero();
        SamplingParameters sampling =
                SamplingParameters.builder().temperature(0.5).build();
        assertThat(settings(defaults, sampling).temperature()).isEqualTo(0.5);
    }

    @Test
    void aGreedyRequestIsNotPenalizedOnTheCheckpointsAdvice() {
        GenerationDefaults defaults = defaults("{}", ADVICE);
        SamplingParameters greedy = SamplingParameters.builder().temperature(0).build();
        assertThat(settings(defaults, greedy).repetitionPenalty()).isEqualTo(1);
        SamplingParameters penalized = SamplingParameters.builder()
                .temperature(0)
                .repetitionPenalty(1.3)
                .build();
        assertThat(settings(defaults, penalized).repetitionPenalty()).isEqualTo(1.3);
    }

    @Test
    void aGreedyRequestIsPenalizedAsIsConfigured() {
        SamplingParameters greedy = SamplingParameters.builder().temperature(0).build();

        assertThat(settings(
                                defaults("{}", ADVICE).with(configured(Source.AUTO, "{\"repetition_penalty\": 1.2}")),
                                greedy)
                        .repetitionPenalty())
                .isEqualTo(1.2);
        assertThat(settings(defaults("{}", ADVICE).with(configured(Source.AUTO, "{\"temperature\": 0.5}")), greedy)
                        .repetitionPenalty())
                .isEqualTo(1);
    }

    @Test
    void endOfSequenceIsOneTokenOrSeveral() {
        assertThat(defaults("{}", "{\"eos_token_id\": 5}").endOfSequence()).containsExactly(5);
        assertThat(defaults("{}", "{\"eos_token_id\": [5, 6]}").endOfSequence()).containsExactlyInAnyOrder(5, 6);
    }

    @Test
    void endOfSequenceIsTheGenerationConfigurationsAffairFirst() {
        String config = "{\"eos_token_id\": 1, \"text_config\": {\"eos_token_id\": [2, 3]}}";
        assertThat(defaults(config, "{\"eos_token_id\": 5}").endOfSequence()).containsExactly(5);
        assertThat(defaults(config, "{}").endOfSequence()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(defaults(config, "{\"eos_token_id\": null}").endOfSequence()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(defaults("{}", "{}").endOfSequence()).isEmpty();
    }

    @Test
    void whatIsConfiguredComesBeforeTheCheckpoint() {
        GenerationDefaults defaults = defaults("{}", ADVICE)
                .with(configured(Source.AUTO, "{\"temperature\": 0.5, \"top_k\": 3, \"max_new_tokens\": 9}"));

        SamplingSettings settings = settings(defaults, SILENT);
        assertThat(settings.temperature()).isEqualTo(0.5);
        assertThat(settings.topK()).isEqualTo(3);
        assertThat(settings.topP()).isEqualTo(0.8);
        assertThat(defaults.maxTokens(SILENT)).contains(9);
        SamplingParameters request =
                SamplingParameters.builder().temperature(0.2).build();
        assertThat(settings(defaults, request).temperature()).isEqualTo(0.2);
    }

    @Test
    void aConfiguredNullSaysNothing() {
        GenerationDefaults defaults = defaults("{}", ADVICE)
                .with(configured(Source.AUTO, "{\"temperature\": null, \"max_new_tokens\": null}"));

        assertThat(settings(defaults, SILENT).temperature()).isEqualTo(0.7);
        assertThat(defaults.maxTokens(SILENT)).contains(512);
    }

    @Test
    void aConfiguredTemperatureMeansSampling() {
        GenerationDefaults greedy = defaults("{}", "{\"do_sample\": false}");

        assertThat(settings(greedy.with(configured(Source.AUTO, "{\"top_k\": 3}")), SILENT)
                        .temperature())
                .isZero();
        assertThat(settings(greedy.with(configured(Source.AUTO, "{\"temperature\": 0.5}")), SILENT)
                        .temperature())
                .isEqualTo(0.5);
    }

    @Test
    void theCheckpointCanBeLeftOut() {
        GenerationDefaults defaults = defaults(
                        "{}", "{\"eos_token_id\": 5, \"temperature\": 0.7, \"max_new_tokens\": 9}")
                .with(new GenerationConfig(Source.VLLM, Optional.empty()));

        assertThat(settings(defaults, SILENT).temperature()).isEqualTo(1);
        assertThat(defaults.maxTokens(SILENT)).isEmpty();
        assertThat(defaults.endOfSequence()).containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"temperature\": -1} | model.override-generation-config: temperature is -1.0, but must be 0 to 100",
                "{\"top_p\": 0} | model.override-generation-config: top_p is 0.0, but must be above 0 and at most 1",
                "{\"max_new_tokens\": 0} | max_new_tokens",
                "{\"do_sample\": 1} | do_sample",
                "{\"eos_token_id\": 1} | eos_token_id",
                "{\"temperature\": \"hot\"} | temperature",
                "[] | model.override-generation-config",
                "{ | model.override-generation-config",
            })
    void whatIsConfiguredHasToBeAdvice(String overrides, String message) {
        assertThatThrownBy(() -> configured(Source.AUTO, overrides))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static GenerationConfig configured(Source source, String overrides) {
        return new GenerationConfig(source, Optional.of(overrides));
    }

    @Test
    void stopTokensEndAnAnswerToo() {
        GenerationDefaults defaults = defaults("{}", "{\"eos_token_id\": 5}");
        SamplingParameters.Builder request = SamplingParameters.builder().stopTokenIds(Set.of(7));
        assertThat(settings(defaults, request.build()).rules().endingTokenIds()).containsExactlyInAnyOrder(5, 7);
        assertThat(settings(defaults, request.ignoreEos(true).build()).rules().endingTokenIds())
                .containsExactly(7);
    }

    private static SamplingSettings settings(GenerationDefaults defaults, SamplingParameters request) {
        return defaults.settings(request, BadWords.none());
    }

    private static GenerationDefaults defaults(String config, String generationConfig) {
        return GenerationDefaults.read(TestingCheckpoint.of(config, generationConfig));
    }
}
