package dev.tessera.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BeamSearchParametersTest {
    private static final int VOCABULARY = 64;

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("stop", with -> with.stop(List.of("."))),
                refused("min_tokens", with -> with.minTokens(1)),
                refused("repetition_penalty", with -> with.repetitionPenalty(1.1)),
                refused("presence_penalty", with -> with.presencePenalty(0.1)),
                refused("frequency_penalty", with -> with.frequencyPenalty(-0.1)),
                refused("prompt_logprobs", with -> with.promptLogprobs(0)),
                refused("logit_bias", with -> with.logitBias(Map.of(1, 1.0))),
                refused("bad_words", with -> with.badWords(List.of("cat"))),
                refused("allowed_token_ids", with -> with.allowedTokenIds(Set.of(1))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItWouldNotHeed(String parameter, UnaryOperator<SamplingParameters.Builder> change) {
        SamplingParameters sampling =
                change.apply(SamplingParameters.builder().beamWidth(2)).build();

        assertThatThrownBy(() -> BeamSearchParameters.check(sampling, VOCABULARY))
                .hasMessage(parameter + " does not go together with a beam search")
                .isInstanceOfSatisfying(TesseraException.class, e -> {
                    assertThat(e.code()).isEqualTo(StandardErrors.INVALID_REQUEST);
                    assertThat(e.parameter()).contains(parameter);
                });
    }

    @ParameterizedTest
    @MethodSource("refused")
    void leavesOtherRequestsAlone(String parameter, UnaryOperator<SamplingParameters.Builder> change) {
        BeamSearchParameters.check(change.apply(SamplingParameters.builder()).build(), VOCABULARY);
    }

    @Test
    void takesWhatChangesNothing() {
        BeamSearchParameters.check(
                SamplingParameters.builder()
                        .beamWidth(32)
                        .n(32)
                        .temperature(0.5)
                        .topP(0.9)
                        .topK(5)
                        .minP(0.1)
                        .seed(7)
                        .repetitionPenalty(1)
                        .presencePenalty(0)
                        .frequencyPenalty(0)
                        .logprobs(3)
                        .ignoreEos(true)
                        .stopTokenIds(Set.of(5))
                        .build(),
                VOCABULARY);
    }

    @Test
    void refusesMoreBeamsThanTheVocabularyContinues() {
        SamplingParameters sampling = SamplingParameters.builder().beamWidth(5).build();

        assertThatThrownBy(() -> BeamSearchParameters.check(sampling, 9))
                .hasMessage("the beam search is 5 wide, but the model has 9 tokens, enough for 4")
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.parameter()).contains("n"));
    }

    private static Arguments refused(String parameter, UnaryOperator<SamplingParameters.Builder> change) {
        return Arguments.of(parameter, change);
    }
}
